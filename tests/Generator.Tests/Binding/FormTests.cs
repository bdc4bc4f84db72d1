using System.Text.Json;

namespace Generator.Tests.Binding;

/// <summary>Forms, urlencoded and multipart, in both styles: fields, objects, collections and files.</summary>
public sealed class FormTests
{
    private const string UrlEncoded = "application/x-www-form-urlencoded";
    private const string Multipart = "multipart/form-data; boundary=\"b\"";

    private static readonly Lazy<GeneratedApp> App = new(() => GeneratorRun.Of("""
        [AdaptersApp] public static partial class App;

        public enum Size { Small, Large }
        public sealed record Address(string City, string? Street = null);
        public sealed record Note(string Text);
        public sealed class Line { public required decimal Price { get; init; } public int Count { get; set; } = 1; public Size Size { get; set; } [FromForm(Name = "remarks")] public List<Note> Notes { get; set; } = []; public string? Comment { get; set; } = null!; }
        public readonly record struct Point(int X, int Y = 0);
        public sealed record Stop(int Number, Address? Where);
        public sealed class Parcel { public Address? To { get; set; } public required Address? From { get; init; } public Point? At { get; set; } public List<Stop> Stops { get; set; } = []; }
        public sealed record Order(string Name, Address Address, List<Line> Lines, string[] Tags, FormFile? Picture, [FromQuery] int Page = 1);

        [Handler]
        public sealed class Own
        {
            [Post("/fields")] public async Task<string> Fields([FromForm] string title, [FromForm(Name = "the-size")] Size size = Size.Small, [FromForm] int? count = null, int page = 1) { await Task.Yield(); return $"{title} {size} {count?.ToString() ?? "-"} {page}"; }
            [Post("/sync/fields")] public string SyncFields([FromForm] string title, [FromForm(Name = "the-size")] Size size = Size.Small, [FromForm] int? count = null, int page = 1) => $"{title} {size} {count?.ToString() ?? "-"} {page}";
            [Post("/order")] public async Task<string> Add([FromForm] Order order) { await Task.Yield(); return Text(order); }
            [Post("/sync/order")] public string SyncAdd([FromForm] Order order) => Text(order);
            [Post("/maybe")] public async Task<string> Maybe([FromForm] Parcel parcel) { await Task.Yield(); return $"{parcel.To?.City ?? "-"} {parcel.From?.City ?? "-"} {parcel.At?.X.ToString() ?? "-"} {string.Join("|", System.Linq.Enumerable.Select(parcel.Stops, s => s.Where?.City ?? "-"))}"; }
            [Post("/sync/maybe")] public string SyncMaybe([FromForm] Parcel parcel) => Maybe(parcel).Result;
            [Post("/lines")] public string Lines([FromForm] Line[] lines) => lines.Length.ToString();
            [Post("/upload")] public async Task<string> Upload(FormFile file, [FromForm] string title, FormFile? other, IReadOnlyList<FormFile> files) { using var reader = new System.IO.StreamReader(file.OpenRead()); return $"{title} {file.Name} {file.FileName} {file.ContentType} {file.Length} {file.IsOnDisk} {await reader.ReadToEndAsync()} {other is null} {files.Count}"; }
            [Post("/sync/upload")] public string SyncUpload(FormFile file) { using var reader = new System.IO.StreamReader(file.OpenRead()); return $"{file.FileName} {file.IsOnDisk} {reader.ReadToEnd().Length}"; }
            [Post("/sync/lazy")] public IEnumerable<string> Lazy(FormFile file) { using var reader = new System.IO.StreamReader(file.OpenRead()); yield return reader.ReadToEnd(); }
            [Post("/whole")] public async Task<string> Whole(FormData form) { await Task.Yield(); return $"{form["a"]} {string.Join("|", form.GetAll("b"))} {string.Join("|", form.Names)} {form["c"] ?? "-"} {form.Files.Count}"; }
            [Post("/parts")] public async Task<string> Parts(IAsyncEnumerable<FormPart> parts, int page = 1) { var text = $"{page}"; await foreach (var part in parts) { if (part.Name == "skip") continue; using var reader = new System.IO.StreamReader(part.Content); text += $"[{part.Name} {part.FileName} {await reader.ReadToEndAsync()}]"; } return text; }
            [Post("/sync/parts")] public string SyncParts(IEnumerable<FormPart> parts) { var text = ""; foreach (var part in parts) { using var reader = new System.IO.StreamReader(part.Content); text += $"[{part.Name} {part.FileName} {reader.ReadToEnd()}]"; } return text; }
            [FormLimits(Parts = 2, FieldSize = 5, FileSize = 8, TotalSize = 300)] [Post("/limited")] public async Task<string> Limited(FormData form) { await Task.Yield(); return "read"; }
            [FormLimits(FileMemory = 4, SpoolToDisk = false)] [Post("/memory")] public string Memory(FormData form) => "read";
            [FormLimits(FileMemory = 4)] [Post("/disk")] public async Task<string> Disk(FormFile file) { using var target = new System.IO.MemoryStream(); await file.CopyToAsync(target); return $"{file.IsOnDisk} {file.Length} {System.Text.Encoding.UTF8.GetString(target.ToArray())} {System.IO.Directory.GetFiles(System.IO.Path.GetTempPath(), "adapters-*.tmp").Length > 0}"; }
            [FormLimits(FileMemory = 4)] [Post("/sync/disk")] public string SyncDisk(FormFile file) => $"{file.IsOnDisk} {new System.IO.StreamReader(file.OpenRead()).ReadToEnd()}";
            private static string Text(Order o) => $"{o.Name} {o.Address.City} {o.Address.Street ?? "-"} {string.Join("|", System.Linq.Enumerable.Select(o.Lines, l => FormattableString.Invariant($"{l.Price}x{l.Count} {l.Size} {string.Join("+", System.Linq.Enumerable.Select(l.Notes, n => n.Text))}")))} {string.Join("|", o.Tags)} {o.Picture?.FileName ?? "-"} {o.Page}";
        }
        """).Load());

    [Theory]
    [InlineData("title=a+b%26c", "a b&c Small - 1")]
    [InlineData("title=a&the-size=large&count=5&title=b", "a Large 5 1")]
    [InlineData("title=&count=", " Small - 1")]
    public void Fields_are_read_in_either_encoding_and_style(string body, string expected)
    {
        Assert.Equal(expected, Body("/fields", body, UrlEncoded));
        Assert.Equal(expected, Body("/sync/fields", body, UrlEncoded));
        Assert.Equal(expected, Body("/fields", ToMultipart(body), Multipart));
        Assert.Equal(expected, Body("/sync/fields", ToMultipart(body), Multipart));
    }

    [Theory]
    [InlineData("/order")]
    [InlineData("/sync/order")]
    public void An_object_has_a_field_for_each_member(string target)
    {
        const string Form = "name=n&address.city=Graz&lines[0].price=1.50&lines[0].count=2&lines[0].remarks[0].text=x"
            + "&lines[0].remarks[1].text=y&lines[1].price=3&lines[1].size=large&lines[3].price=9&tags=a&tags=b";
        const string Expected = "n Graz - 1.50x2 Small x+y|3x1 Large  a|b - 7";
        Assert.Equal(Expected, Body(target + "?page=7", Form, UrlEncoded));
        Assert.Equal(Expected, Body(target + "?page=7", ToMultipart(Form), Multipart));
        Assert.Equal("0", Body("/lines", "a=b", UrlEncoded));
    }

    [Theory]
    [InlineData("/maybe")]
    [InlineData("/sync/maybe")]
    public void A_nullable_object_without_a_field_is_null(string target)
    {
        Assert.Equal("- - - ", Body(target, "a=b", UrlEncoded));
        Assert.Equal("Graz Wien 7 -|Linz", Body(
            target, "to.city=Graz&from.city=Wien&at.x=7&stops[0].number=1&stops[1].number=2&stops[1].where.city=Linz", UrlEncoded));
        Assert.Equal(
            ["form to.city is missing", "form at.x is missing", "form stops[0].where.city is missing"],
            Errors(App.Value.Call("POST", target, "to.street=a&at.y=1&stops[0].number=1&stops[0].where.street=b", UrlEncoded)));
    }

    [Theory]
    [InlineData("/order")]
    [InlineData("/sync/order")]
    public void All_errors_of_a_form_are_answered_at_once(string target)
    {
        var answer = App.Value.Call("POST", target + "?page=x", "lines[0].price=x&lines[0].remarks[0].y=1", UrlEncoded);
        Assert.Equal(400, answer.Status);
        Assert.Equal(
            [
                "query page must be a whole number from -2147483648 to 2147483647", "form name is missing", "form address.city is missing",
                "form lines[0].price must be a number", "form lines[0].remarks[0].text is missing",
            ],
            Errors(answer));
    }

    [Fact]
    public void A_file_comes_with_its_name_and_type()
    {
        Assert.Equal(
            "t file a.txt text/plain 5 False hello True 2",
            Body("/upload", Parts(
                ("title", null, "t"), ("file", "C:\\own\\a.txt", "hello"), ("files", "1", "one"), ("other", "", ""), ("files", "2", "two")),
                Multipart));
        Assert.Equal(
            ["form file must be a file", "form title is missing"],
            Errors(App.Value.Call("POST", "/upload", Parts(("file", null, "text")), Multipart)));
    }

    [Fact]
    public void A_large_file_is_on_disk_while_the_request_lasts()
    {
        var before = TemporaryFiles();
        Assert.Equal("True 6 larger True", Body("/disk", Parts(("file", "a", "larger")), Multipart));
        Assert.Equal("True larger", Body("/sync/disk", Parts(("file", "a", "larger")), Multipart));
        Assert.Equal("False 4 tiny False", Body("/disk", Parts(("file", "a", "tiny")), Multipart));
        Assert.Equal("a True 70000", Body("/sync/upload", Parts(("file", "a", new string('x', 70_000))), Multipart));
        Assert.Equal(70_000, Body("/sync/lazy", Parts(("file", "a", new string('x', 70_000))), Multipart).Length);
        Assert.Equal(before, TemporaryFiles());
    }

    [Fact]
    public void The_whole_form_has_fields_and_files()
    {
        Assert.Equal("1 2|3 a|b - 0", Body("/whole", "a=1&b=2&b=3", UrlEncoded));
        Assert.Equal(
            "1 2|3 a|b - 1",
            Body("/whole", Parts(("a", null, "1"), ("b", null, "2"), ("c", "f", ""), ("b", null, "3")), Multipart));
    }

    [Fact]
    public void The_parts_are_read_as_they_arrive()
    {
        var form = Parts(("a", null, "1"), ("skip", "f", "x"), ("b", "n", "two"), ("c", null, ""));
        Assert.Equal("2[a  1][b n two][c  ]", Body("/parts?page=2", form, Multipart));
        Assert.Equal("[a  1][skip f x][b n two][c  ]", Body("/sync/parts", form, Multipart));
        var refused = App.Value.Call("POST", "/parts?page=x", "a=1", UrlEncoded);
        Assert.Equal(415, refused.Status);
        Assert.Equal("body  must be a form, with Content-Type: multipart/form-data", Errors(refused)[1]);
        Assert.Equal(415, App.Value.Call("POST", "/sync/parts", "a=1", UrlEncoded).Status);
    }

    [Theory]
    [InlineData("/fields")]
    [InlineData("/sync/fields")]
    public void Another_content_type_is_refused(string target)
    {
        foreach (var type in Others)
        {
            var answer = App.Value.Call("POST", target, "title=a", type);
            Assert.Equal((415, "application/problem+json"), (answer.Status, answer.Headers["content-type"]));
            Assert.Equal(
                ["form  must be sent with Content-Type: multipart/form-data or application/x-www-form-urlencoded"], Errors(answer));
        }
    }

    [Theory]
    [InlineData("a=1&b=2&c=3", UrlEncoded, "form  has more than 2 parts")]
    [InlineData("a=123456", UrlEncoded, "form a is larger than 5 bytes")]
    [InlineData("long", UrlEncoded, "form  is larger than 300 bytes")]
    [InlineData("a,b,c", Multipart, "form  has more than 2 parts")]
    [InlineData("a:123456", Multipart, "form a is larger than 5 bytes")]
    [InlineData("long", Multipart, "form  is larger than 300 bytes")]
    [InlineData("a/f:123456789", Multipart, "form a is larger than 8 bytes")]
    public void A_form_beyond_a_limit_is_too_large(string form, string type, string expected)
    {
        form = form.Replace("long", new string('x', 400), StringComparison.Ordinal);
        var body = type == UrlEncoded || !form.Contains('a') ? form : Parts([.. form.Split(',').Select(ToPart)]);
        var answer = App.Value.Call("POST", "/limited", body, type);
        Assert.Equal(413, answer.Status);
        Assert.Equal([expected], Errors(answer));
    }

    [Fact]
    public void Without_a_spool_a_file_must_fit_into_memory()
    {
        Assert.Equal("read", Body("/memory", Parts(("a", "f", "1234")), Multipart));
        Assert.Equal(["form a is larger than 4 bytes"], Errors(App.Value.Call("POST", "/memory", Parts(("a", "f", "12345")), Multipart)));
    }

    [Theory]
    [InlineData("", "it ends before its last boundary")]
    [InlineData("--b\r\ncontent-disposition: form-data; name=a\r\n\r\n1", "it ends before its last boundary")]
    [InlineData("--b\r\ncontent-type: text/plain\r\n\r\n1\r\n--b--", "a part has no name")]
    [InlineData("--bx\r\n", "a boundary is not followed by a line end")]
    public void A_malformed_form_is_a_problem(string body, string reason)
    {
        foreach (var target in (string[])["/fields", "/sync/fields"])
        {
            var answer = App.Value.Call("POST", target, body, Multipart);
            Assert.Equal(400, answer.Status);
            Assert.Equal(["form  is not valid multipart/form-data: " + reason], Errors(answer));
        }
    }

    private static readonly string?[] Others =
        ["text/plain", null, "multipart/form-data", "multipart/form-data; boundary=", "multipart/mixed; boundary=b"];

    private static string Body(string target, string body, string type)
    {
        var answer = App.Value.Call("POST", target, body, type);
        Assert.True(answer.Status == 200, $"{answer.Status} {answer.Body}");
        return answer.Body;
    }

    private static int TemporaryFiles() => Directory.GetFiles(Path.GetTempPath(), "adapters-*.tmp").Length;

    private static List<string> Errors(Answer answer) =>
        [.. from error in JsonDocument.Parse(answer.Body).RootElement.GetProperty("errors").EnumerateArray()
            let name = error.TryGetProperty("name", out var given) ? given.GetString() : ""
            select $"{error.GetProperty("in").GetString()} {name} {error.GetProperty("detail").GetString()}"];

    /// <summary>Reads <c>name:value</c>, or <c>name/file:value</c>.</summary>
    private static (string Name, string? File, string Value) ToPart(string part)
    {
        var (name, value) = part.Split(':') is [var before, var after] ? (before, after) : (part, "");
        return name.Split('/') is [var field, var file] ? (field, file, value) : (name, null, value);
    }

    private static string ToMultipart(string pairs) => Parts([.. from pair in pairs.Split('&') let at = pair.IndexOf('=')
        select (pair[..at], (string?)null, Uri.UnescapeDataString(pair[(at + 1)..].Replace('+', ' ')))]);

    private static string Parts(params (string Name, string? File, string Value)[] parts) =>
        string.Concat(parts.Select(p => $"--b\r\n{Head(p.Name, p.File)}\r\n\r\n{p.Value}\r\n")) + "--b--\r\n";

    private static string Head(string name, string? file) => $"Content-Disposition: form-data; name=\"{name}\""
        + (file is null ? "" : $"; filename=\"{file}\"\r\nContent-Type: text/plain");
}
