using Adapters.Analyzers.Blocking;
using Adapters.Analyzers.Blocking.Model;
using Generator.Tests.BlockingChecks;
using Microsoft.CodeAnalysis;

namespace Generator.Tests.Blocking;

/// <summary>The end of a stream of another assembly, whose code cannot be read.</summary>
public sealed class StreamDisposalTests
{
    [Theory]
    [InlineData("public class Counting : Given { }", "ADPT116")]
    [InlineData("public class Base : Given { } public class Counting : Base { }", "ADPT116")]
    [InlineData("public class Counting : Given { public override ValueTask DisposeAsync() => default; }", "ADPT106")]
    [InlineData(
        "public class Base : Given { public override ValueTask DisposeAsync() => default; } public class Counting : Base { }", "ADPT106")]
    [InlineData("public class Counting(string path) : FileStream(path, FileMode.Open) { public Counting() : this(\"x\") { } }", "ADPT106")]
    [InlineData("public class Counting : MemoryStream { }", null)]
    public void Only_an_asynchronous_end_of_its_own_says_that_a_stream_waits(string counting, string? id) =>
        Assert.Equal(id is null ? [] : [id], Found(counting, "using var stream = open();"));

    [Theory]
    [InlineData("using var stream = new Counting();", null)]
    [InlineData("var stream = new Counting(); stream.WriteByte(1); stream.Flush();", null)]
    [InlineData("new StreamWriter(new Counting()).Write(1);", null)]
    [InlineData("new Slice(new ByteBuffer(), false).WriteByte(1);", null)]
    [InlineData("new Slice(new byte[1]).WriteByte(1);", null)]
    [InlineData("new Slice(new RingBuffer(), false).WriteByte(1);", "ADPT103")]
    [InlineData("new Slice(\"path\").WriteByte(1);", "ADPT103")]
    [InlineData("open().WriteByte(1);", "ADPT103")]
    [InlineData("new Around(open()).WriteByte(1);", "ADPT103")]
    public void A_stream_that_is_made_from_nothing_is_in_memory(string statement, string? id) => Assert.Equal(
        id is null ? [] : [id],
        Found(
            "public class Counting : Given { } public class Around(Stream inner) : Given { public Stream Inner => inner; } "
                + "public class ByteBuffer { } public class RingBuffer { } public class Slice : Given { public Slice(byte[] bytes) { } "
                + "public Slice(string path) { } public Slice(ByteBuffer bytes, bool owns) { } "
                + "public Slice(RingBuffer ring, bool owns) { } }",
            statement));

    private static IEnumerable<string> Found(string counting, string statement)
    {
        var library = SuiteCompilation.Of(
            $$"""
            {{counting}}

            public abstract class Given : Stream
            {
                public override bool CanRead => true;
                public override bool CanSeek => true;
                public override bool CanWrite => true;
                public override long Length => 0;
                public override long Position { get; set; }
                public override void Flush() { }
                public override int Read(byte[] buffer, int offset, int count) => 0;
                public override long Seek(long offset, SeekOrigin origin) => 0;
                public override void SetLength(long value) { }
                public override void Write(byte[] buffer, int offset, int count) { }
            }
            """);
        return SuiteCompilation.Run(
            SuiteCompilation.Of(
                $"public class Own {{ public async Task Run(Func<Counting> open) {{ {statement} await Task.Yield(); }} }}",
                references: MetadataReference.CreateFromImage(CheckedBuild.Image(library.WithAssemblyName("Streams")))),
            [new BlockingAnalyzer()], new Dictionary<string, string> { [BlockingOptions.Scope] = "all_async" }).Select(f => f.Id);
    }
}
