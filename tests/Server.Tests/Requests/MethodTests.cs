using Adapters.Protocols;

namespace Adapters.Server.Tests.Requests;

public sealed class MethodTests
{
    [Fact]
    public void Protocols_and_applications_have_the_same_methods() =>
        Assert.Equal(
            Enum.GetValues<Method>().Select(method => (method.ToString(), (byte)method)),
            Enum.GetValues<RequestMethod>().Select(method => (method.ToString(), (byte)method)));
}
