using Adapters.CodeFixes.Blocking;
using Microsoft.CodeAnalysis.CodeFixes;
using static Generator.Tests.CodeFixes.FixSource;

namespace Generator.Tests.CodeFixes.Blocking;

/// <summary>Calls that are replaced by their async alternative, with the arguments, the token and the import that it needs.</summary>
public sealed class AsyncAlternativeFixTests
{
    private const string Query = "using Microsoft.EntityFrameworkCore;\n\npublic class Shop : DbContext { public DbSet<string> Names "
        + "=> Set<string>(); }\n";

    private const string TokenBox = """
        public class Box
        {
            public void Open(int a) { }
            public Task OpenAsync(CancellationToken cancellation, int a) => Task.CompletedTask;
            public void Shut(int a) { }
            public Task ShutAsync(int a, CancellationToken cancellation) => Task.CompletedTask;
            public void Lift() { }
            public Task LiftAsync(CancellationToken cancellation) => Task.CompletedTask;
            public void Fill(int a) { }
        }

        public static class BoxExtensions
        {
            public static Task FillAsync(this Box box, int a) => Task.CompletedTask;
        }
        """;

    [Theory]
    [InlineData(
        "stream.Write(\n            bytes, // all\n            0,\n            1);",
        "await stream.WriteAsync(\n            bytes, // all\n            0,\n            1);")]
    [InlineData("stream\n            .Flush();", "await stream\n            .FlushAsync();")]
    [InlineData("/* a */ stream.Flush() /* b */; // c", "/* a */ await stream.FlushAsync() /* b */; // c")]
    [InlineData("make().Flush();", "await make().FlushAsync();")]
    [InlineData("(reader as StreamReader)!.ReadLine();", "await (reader as StreamReader)!.ReadLineAsync();")]
    [InlineData("_ = reader!.ReadLine() ?? \"\";", "_ = await reader!.ReadLineAsync() ?? \"\";")]
    [InlineData("_ = reader!.ReadLine()!.Length;", "_ = (await reader!.ReadLineAsync())!.Length;")]
    [InlineData("var text = File.ReadAllText(\"x\"); _ = text;", "var text = await File.ReadAllTextAsync(\"x\"); _ = text;")]
    [InlineData(
        "await File.WriteAllTextAsync(\"x\", File.ReadAllText(\"y\"));",
        "await File.WriteAllTextAsync(\"x\", await File.ReadAllTextAsync(\"y\"));")]
    [InlineData(
        "Func<Task> f = async () => stream.Flush(); await f();",
        "Func<Task> f = async () => await stream.FlushAsync(); await f();")]
    [InlineData("bytes[stream.Read(bytes, 0, 1)]++;", "bytes[await stream.ReadAsync(bytes, 0, 1)]++;")]
    [InlineData("_ = -stream.Read(bytes, 0, 1);", "_ = -await stream.ReadAsync(bytes, 0, 1);")]
    [InlineData(
        "for (var i = 0; i < stream.Read(bytes, 0, 1); stream.Flush()) { }",
        "for (var i = 0; i < await stream.ReadAsync(bytes, 0, 1); stream.Flush()) { }")]
    public void The_call_is_replaced_where_it_stands(string before, string after) =>
        Assert.Equal(Method(after), FixSolution.Of(Method(before)).Apply(new AwaitFix()).Text());

    [Theory]
    [InlineData(
        "new System.Net.Mail.SmtpClient().Send(\"a\", \"b\", \"c\", \"d\");",
        "new System.Net.Mail.SmtpClient().SendMailAsync(\"a\", \"b\", \"c\", \"d\", token)")]
    [InlineData("new System.Net.Mail.SmtpClient().Send(new());", "new System.Net.Mail.SmtpClient().SendMailAsync(new(), token)")]
    [InlineData(
        "_ = new System.Net.NetworkInformation.Ping().Send(\"a\", 1);",
        "new System.Net.NetworkInformation.Ping().SendPingAsync(\"a\", 1)")]
    [InlineData(
        "#pragma warning disable SYSLIB0014\n        _ = new System.Net.WebClient().DownloadString(\"a\");",
        "new System.Net.WebClient().DownloadStringTaskAsync(\"a\")")]
    [InlineData(
        "#pragma warning disable CS0618\n        _ = System.Net.Dns.GetHostByName(\"a\");",
        "System.Net.Dns.GetHostEntryAsync(\"a\", token)")]
    [InlineData(
        "_ = System.Xml.Linq.XDocument.Load(stream);",
        "System.Xml.Linq.XDocument.LoadAsync(stream, System.Xml.Linq.LoadOptions.None, token)")]
    [InlineData(
        "System.Xml.Linq.XElement.Parse(\"a\").Save(stream);",
        "System.Xml.Linq.XElement.Parse(\"a\").SaveAsync(stream, System.Xml.Linq.SaveOptions.None, token)")]
    public void A_form_with_another_name_or_more_parameters_is_awaited(string before, string after)
    {
        var solution = FixSolution.Of(WithToken(before));
        Assert.Contains($"await {after};", solution.Apply(new AwaitFix()).Text(), StringComparison.Ordinal);
        Assert.Empty(solution.Findings());
    }

    [Theory]
    [InlineData("if (stream.CanRead) await stream.FlushAsync(); else stream.Flush();")]
    [InlineData("if (stream.CanRead) { await stream.FlushAsync(); return; } stream.Flush();")]
    [InlineData("_ = stream.CanRead ? await stream.ReadAsync(bytes, 0, 1) : stream.Read(bytes, 0, 1);")]
    public void Code_that_chooses_between_both_forms_means_the_other_one(string statement) =>
        Assert.Empty(FixSolution.Of(Method(statement)).Titles(new AwaitFix()));

    [Theory]
    [InlineData("if (stream.CanRead) await stream.FlushAsync(); else maybe!.Flush();")]
    [InlineData("await stream.FlushAsync(); stream.Flush();")]
    [InlineData("if (stream.CanRead) await stream.ReadAsync(bytes, 0, 1); _ = stream.Read(bytes, 0, 2);")]
    public void Another_call_is_no_choice(string statement) =>
        Assert.NotEmpty(FixSolution.Of(Method(statement)).Titles(new AwaitFix()));

    [Fact]
    public void Without_a_token_a_form_that_needs_one_gets_none() => Assert.Contains(
        "await System.Xml.Linq.XDocument.LoadAsync(stream, System.Xml.Linq.LoadOptions.None, default);",
        FixSolution.Of(Method("_ = System.Xml.Linq.XDocument.Load(stream);")).Apply(new AwaitFix()).Text(), StringComparison.Ordinal);

    [Theory]
    [InlineData(
        "public async Task Run(TextReader r, CancellationToken c) { await Task.Yield(); _ = r.ReadLine(); }",
        "r.ReadLineAsync(c)")]
    [InlineData(
        "public async Task Run(TextReader r, CancellationTokenSource s) { await Task.Yield(); var c = s.Token; _ = r.ReadLine(); }",
        "r.ReadLineAsync(c)")]
    [InlineData(
        "public async Task Run(TextReader r, CancellationTokenSource s) { await Task.Yield(); _ = r.ReadLine(); var c = s.Token; _ = c; }",
        "r.ReadLineAsync()")]
    [InlineData(
        "public async Task Run(TextReader r, CancellationToken c) { await Task.Yield(); await F(); async Task F() { await "
        + "Task.Yield(); _ = r.ReadLine(); } }",
        "r.ReadLineAsync(c)")]
    [InlineData(
        "public async Task Run(TextReader r, CancellationToken c) { await Task.Yield(); await F(r); static async Task "
        + "F(TextReader r) { await Task.Yield(); _ = r.ReadLine(); } }",
        "r.ReadLineAsync()")]
    [InlineData(
        "public async Task Run(TextReader r, CancellationToken c) { await F(async d => { await Task.Yield(); _ = r.ReadLine(); "
        + "}); } static Task F(Func<CancellationToken, Task> f) => f(default);",
        "r.ReadLineAsync(d)")]
    [InlineData(
        "public async Task Run(TextReader r, CancellationToken c) { try { await Task.Yield(); } finally { _ = r.ReadLine(); } }",
        "r.ReadLineAsync()")]
    [InlineData("public async Task Run(Box b, CancellationToken c) { await Task.Yield(); b.Open(c); }", "b.OpenAsync(c)")]
    [InlineData(
        "public async Task Run(Box b, CancellationToken c) { await Task.Yield(); b.Shut(1); }",
        "b.ShutAsync(1, cancellation: c)")]
    [InlineData("public async Task Run(Box b, CancellationToken c) { await Task.Yield(); b.Lift(); }", "b.LiftAsync()")]
    [InlineData(
        "public async Task Run(HttpScope scope, TextReader r) { await Task.Yield(); _ = r.ReadLine(); }",
        "r.ReadLineAsync(scope.Aborted)")]
    public void The_nearest_token_is_passed_on_where_it_is_taken(string member, string call)
    {
        const string Box = """
            public class Box
            {
                public void Open(CancellationToken cancellation) { }
                public Task OpenAsync(CancellationToken cancellation) => Task.CompletedTask;
                public void Shut(int a) { }
                public Task ShutAsync(int a, int b = 0, CancellationToken cancellation = default) => Task.CompletedTask;
                public void Lift() { }
                public Task LiftAsync() => Task.CompletedTask;
                public Task<int> LiftAsync(CancellationToken cancellation) => Task.FromResult(1);
            }
            """;
        var solution = FixSolution.Of([("Box.cs", Box), ("Source.cs", Class(member))]).Apply(new AwaitFix());
        Assert.Contains($"await {call}", solution.Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("public async Task Run(Box b, CancellationToken c) { await Task.Yield(); b.Open(1); }", "await b.OpenAsync(c, 1);")]
    [InlineData(
        "public async Task Run(Box b) { await Task.Yield(); b.Open(1); }", "await b.OpenAsync(CancellationToken.None, 1);")]
    [InlineData("public async Task Run(Box b, CancellationToken c) { await Task.Yield(); b.Shut(1); }", "await b.ShutAsync(1, c);")]
    [InlineData("public async Task Run(Box b, CancellationToken c) { await Task.Yield(); b.Lift(); }", "await b.LiftAsync(c);")]
    [InlineData(
        "public async Task Run(Box? b, CancellationToken c) { await Task.Yield(); b?.Open(1); }",
        "await b.OpenAsync(c, 1);")]
    [InlineData("public async Task Run(Box b) { await Task.Yield(); b.Fill(1); }", "await b.FillAsync(1);")]
    public void A_token_that_is_asked_for_is_given(string member, string call)
    {
        var solution = FixSolution.Of([("Box.cs", TokenBox), ("Source.cs", Class(member))]).Apply(new AwaitFix());
        Assert.Contains(call, solution.Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Fill(1);", "await this.FillAsync(1);")]
    [InlineData("this.Fill(1);", "await this.FillAsync(1);")]
    [InlineData("Open(1);", "await OpenAsync(CancellationToken.None, 1);")]
    public void An_extension_is_called_on_the_object_itself(string before, string after)
    {
        var source = "public class Small : Box { public async Task Run() { await Task.Yield(); " + before + " } }";
        var solution = FixSolution.Of([("Box.cs", TokenBox), ("Source.cs", source)]).Apply(new AwaitFix());
        Assert.Contains(after, solution.Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "public async Task Run(Shop s) { await Task.Yield(); _ = s.Names.ToList().Count; }",
        "(await s.Names.ToListAsync()).Count")]
    [InlineData(
        "public async Task Run(Shop s, CancellationToken c) { await Task.Yield(); _ = s.Names.First(n => n != \"\"); }",
        "await s.Names.FirstAsync(n => n != \"\", c)")]
    [InlineData(
        "public async Task Run(Shop? s, CancellationToken c) { await Task.Yield(); _ = s?.Names.ToList(); }",
        "s is null ? null : await s.Names.ToListAsync(c)")]
    [InlineData(
        "public async Task Run(Shop s) { await Task.Yield(); _ = s.Names.Any(n => n == s.Names.First()); }",
        "await s.Names.AnyAsync(n => n == s.Names.First())")]
    public void An_extension_of_another_namespace_is_imported(string member, string call)
    {
        var solution = FixSolution.Of([("Shop.cs", Query), ("Source.cs", Class(member))]).Apply(new AwaitFix());
        Assert.StartsWith("using Microsoft.EntityFrameworkCore;\n\npublic class Own", solution.Text(), StringComparison.Ordinal);
        Assert.Contains(call, solution.Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("using System;\nusing Zebra;\n", "using System;\nusing Microsoft.EntityFrameworkCore;\nusing Zebra;\n")]
    [InlineData("// All rights.\nusing Zebra;\n", "// All rights.\nusing Microsoft.EntityFrameworkCore;\nusing Zebra;\n")]
    [InlineData(
        "using Zebra;\nusing E = Microsoft.EntityFrameworkCore;\n",
        "using Microsoft.EntityFrameworkCore;\nusing Zebra;\nusing E = Microsoft.EntityFrameworkCore;\n")]
    [InlineData(
        "using Zebra;\nusing static System.Math;\n",
        "using Microsoft.EntityFrameworkCore;\nusing Zebra;\nusing static System.Math;\n")]
    [InlineData("using Microsoft.EntityFrameworkCore;\nusing Zebra;\n", "using Microsoft.EntityFrameworkCore;\nusing Zebra;\n")]
    public void The_import_takes_its_place_among_the_others(string before, string after)
    {
        const string Code = "\nnamespace Own;\n\npublic class Own { public async Task Run(Shop s) { await Task.Yield(); _ = "
            + "s.Names.ToList(); } }\n";
        var solution = FixSolution.Of([("Shop.cs", Query), ("Zebra.cs", "namespace Zebra { class C { } }"), ("Source.cs", before + Code)])
            .Apply(new AwaitFix());
        Assert.StartsWith(after + "\nnamespace Own;", solution.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public void Imports_of_several_fixes_are_added_once()
    {
        var source = Class("public async Task Run(Shop s) { await Task.Yield(); _ = s.Names.ToList(); _ = s.Names.First(); }");
        var solution = FixSolution.Of([("Shop.cs", Query), ("Source.cs", source)]);
        solution.ApplyAll(new AwaitFix(), FixAllScope.Document);
        Assert.StartsWith("using Microsoft.EntityFrameworkCore;\n\npublic class Own", solution.Text(), StringComparison.Ordinal);
        Assert.Empty(solution.Findings());
    }

    [Fact]
    public void Lines_end_as_they_did()
    {
        var source = Class("public async Task Run(Shop s) { await Task.Yield(); _ = s.Names.ToList(); }").ReplaceLineEndings("\r\n");
        var solution = FixSolution.Of([("Shop.cs", Query), ("Source.cs", source)]);
        var text = solution.Apply(new AwaitFix()).Text();
        Assert.Equal(text, text.ReplaceLineEndings("\r\n"));
    }
}
