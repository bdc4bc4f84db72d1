namespace Generator.Tests.Rules.Definitions;

/// <summary>Shapes that the emitted code could not serve: a rule says so, and what is emitted for the rest still compiles.</summary>
public sealed class RefusedShapeTests
{
    [Theory]
    [InlineData(
        "public sealed class [|Own|] { public required string Name { get; init; } }",
        "it has required members, which nobody would set: take them as constructor parameters")]
    [InlineData("public sealed class [|Own|] { public Own(ref int count) { } }", "its constructor takes a parameter by reference")]
    public void A_handler_that_cannot_be_made(string declaration, string reason) =>
        Refused("ADPT001", $"The handler 'Own' cannot be used: {reason}", $"[Handler] {declaration}");

    [Theory]
    [InlineData(
        """[Get("/{*[|rest|]}")] public string Get(int rest) => "";""", "/{*rest}",
        "'rest' has the type int in Get, and a catch-all is always a string")]
    [InlineData(
        """"[Get("""/id/{id:[|int|]}""")] public string Get(long id) => "";"""", "/id/{id:int}",
        "'int' is not the type of 'id' in Get, which is long")]
    public void A_template_that_does_not_fit_the_method(string member, string template, string reason) =>
        RefusedMember("ADPT002", $"The template '{template}' cannot be parsed: {reason}", member);

    [Theory]
    [InlineData(
        """[Post("/")] public string Add(byte[] first, string [|body|]) => body;""", "body", "string",
        "the body is read into 'first' already")]
    [InlineData(
        """[Post("/")] public string Add(byte[] first, [FromForm] string [|title|]) => title;""", "title", "string",
        "the body is read into 'first' already")]
    [InlineData(
        """[Post("/")] public string Add(IAsyncEnumerable<FormPart> [|parts|]) => "";""", "parts",
        "System.Collections.Generic.IAsyncEnumerable<Adapters.FormPart>", "a synchronous handler takes an IEnumerable<FormPart>")]
    [InlineData(
        """[Post("/")] public string Add([FromForm] object [|thing|]) => "";""", "thing", "object",
        "a field of a form is text, and the type is not parsed from text: take a type that is")]
    [InlineData(
        """[Post("/")] public Task Add(IEnumerable<ReadOnlyMemory<byte>> [|parts|]) => Task.CompletedTask;""", "parts",
        "System.Collections.Generic.IEnumerable<System.ReadOnlyMemory<byte>>",
        "an asynchronous handler awaits the parts of its body: take an IAsyncEnumerable<ReadOnlyMemory<byte>>")]
    [InlineData(
        """[Get("/")] [NonBlocking] public void Get(Send [|send|]) { }""", "send", "Adapters.Send",
        "a synchronous handler has no receive and send: return a Task, or take an Environ")]
    [InlineData("""[Get("/")] public string Get(ref int [|page|]) => "";""", "page", "int", "it is passed by reference")]
    [InlineData(
        """[Get("/{thing}")] public string Get(object [|thing|]) => "";""", "thing", "object",
        "the template names it, and the type is not parsed from text: take a type that is")]
    [InlineData(
        """[Startup] public void Begin(IDictionary<string, string> [|state|]) { }""", "state",
        "System.Collections.Generic.IDictionary<string, string>",
        "a startup or shutdown method takes a LifespanScope, its state (IDictionary<string, object?>) or a CancellationToken")]
    public void A_parameter_that_nothing_gives_its_value(string member, string name, string type, string hint) =>
        RefusedMember("ADPT003", $"Parameter '{name}' of type '{type}' cannot be bound: {hint}", member);

    [Theory]
    [InlineData("""[WebSocket("/")] public string [|Own|](Send send) => "";""", "string")]
    [InlineData("""[WebSocket("/")] public Task<string> [|Own|](Send send) => null!;""", "System.Threading.Tasks.Task<string>")]
    [InlineData("""[WebSocket("/")] public void [|Own|](WebSocketScope scope) { }""", "void")]
    [InlineData(
        """[Get("/")] [NonBlocking] public IEnumerable<string> [|Own|]() => [];""", "System.Collections.Generic.IEnumerable<string>")]
    public void A_result_that_cannot_be_sent(string member, string type) =>
        RefusedMember(
            "ADPT006",
            $"'Own' returns '{type}', which cannot be sent: return a string, bytes, a Response, a type for JSON, a stream of text or "
            + "bytes, or nothing", member, "Shape");

    [Fact]
    public void A_startup_method_with_a_result() => RefusedMember(
        "ADPT006", "'Own' returns 'int', which cannot be sent: a startup or shutdown method returns nothing, a Task or a ValueTask",
        """[Startup] public int [|Own|]() => 1;""", "Shape");

    [Theory]
    [InlineData("""[Startup] private void [|Own|]() { }""", "it is neither public nor internal")]
    [InlineData("""[Route([|"GET /"|], "/")] public string Own() => "";""", "'GET /' is not a request method (RFC 9110, section 9.1)")]
    [InlineData("""[Route([|""|], "/")] public string Own() => "";""", "'' is not a request method (RFC 9110, section 9.1)")]
    [InlineData(
        """[Route([|"WebSocket"|], "/")] public string Own() => "";""", "'WEBSOCKET' is not a request method (RFC 9110, section 9.1)")]
    public void A_method_that_cannot_be_called(string member, string reason) =>
        RefusedMember("ADPT008", $"'Own' cannot be a handler: {reason}", member, "Shape");

    [Fact]
    public void A_JSON_context_that_emitted_code_cannot_name() => Refused(
        "ADPT009", "'Item' is serialized as JSON in 'Own.Get', and no JsonSerializerContext knows it: add [JsonSerializable(typeof(Item))] "
            + "to one",
        """
        public sealed record Item(int Id);
        public sealed class Outer
        {
            [System.Text.Json.Serialization.JsonSerializable(typeof(Item))]
            private sealed class Hidden() : System.Text.Json.Serialization.JsonSerializerContext(null)
            {
                protected override System.Text.Json.JsonSerializerOptions? GeneratedSerializerOptions => null;
                public override System.Text.Json.Serialization.Metadata.JsonTypeInfo? GetTypeInfo(Type type) => null;
            }
        }
        [Handler] public sealed class Own { [[|Get("/")|]] public ValueTask<Item> Get() => new(new Item(1)); }
        """);

    [Theory]
    [InlineData("public sealed partial record [|App|];", "it is not a class")]
    [InlineData("file static partial class [|App|];", "it is local to its file")]
    public void An_application_class_that_cannot_be_filled(string declaration, string reason) =>
        Refused("ADPT010", $"'App' has [AdaptersApp] and cannot be filled: {reason}", $"[AdaptersApp] {declaration}");

    private static void RefusedMember(string id, string message, string member, string handler = "Own") =>
        Refused(
            id, message,
            "[AdaptersApp] public static partial class App; "
            + $"[Handler] public sealed class {handler} {{ {member} [Get(\"/good\")] public string Good() => \"\"; }}");

    private static void Refused(string id, string message, string marked)
    {
        RuleRun.Finds(id, message, marked);
        GeneratorRun.Of(marked.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal));
    }
}
