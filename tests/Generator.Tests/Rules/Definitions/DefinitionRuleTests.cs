namespace Generator.Tests.Rules.Definitions;

/// <summary>Each rule on definitions: what it says, and where.</summary>
public sealed class DefinitionRuleTests
{
    [Theory]
    [InlineData("public abstract class [|Own|]", "it is abstract, so no object of it can be made")]
    [InlineData("public sealed class [|Own|]<T>", "it is generic, so it is not known which type is meant")]
    [InlineData("file sealed class [|Own|]", "it is local to its file, so generated code cannot call it")]
    public void ADPT001_a_handler_that_cannot_be_made_or_called(string declaration, string reason) =>
        RuleRun.Finds(
            "ADPT001", $"The handler 'Own' cannot be used: {reason}",
            $"[Handler] {declaration} {{ [Get(\"/\")] public ValueTask<string> Get() => new(\"\"); }}");

    [Fact]
    public void ADPT001_a_handler_inside_a_private_class() =>
        RuleRun.Finds(
            "ADPT001", "The handler 'Own' cannot be used: it is neither public nor internal, so generated code cannot call it",
            """public class Outer { [Handler] private sealed class [|Own|] { } }""");

    [Fact]
    public void ADPT001_a_handler_without_a_constructor_that_can_be_called() =>
        RuleRun.Finds(
            "ADPT001", "The handler 'Own' cannot be used: it has no public or internal constructor",
            """[Handler] public sealed class [|Own|] { private Own() { } }""");

    [Theory]
    [InlineData("static class", "Scoped", "it is static, so there is no object that could have a lifetime")]
    [InlineData("sealed class", "None", "its lifetime is none of those that HandlerLifetime has")]
    public void ADPT001_a_lifetime_that_the_class_cannot_have(string kind, string lifetime, string reason) =>
        RuleRun.Finds(
            "ADPT001", $"The handler 'Own' cannot be used: {reason}",
            $"[Handler(Lifetime = {(lifetime == "None" ? "(HandlerLifetime)9" : "HandlerLifetime." + lifetime)})] public {kind} [|Own|];");

    [Fact]
    public void ADPT008_a_startup_method_without_an_object() =>
        RuleRun.Finds(
            "ADPT008",
            "'Begin' cannot be a handler: an object of its class is made for a request, and at startup and shutdown there is none: make "
            + "the method static",
            """
            [Handler(Lifetime = HandlerLifetime.Transient)]
            public sealed class Own { [Startup] public void [|Begin|]() { } [Shutdown] public static void End() { } }
            """);

    [Theory]
    [InlineData(
        "public ValueTask<string> Get(object [|thing|]) => new(\"\");", "thing", "object",
        "no text of a request is a value of this type: declare the type that you expect")]
    [InlineData(
        "public string Get(Uri[] a, IFormatProvider [|thing|]) => \"\";", "thing", "System.IFormatProvider",
        "a GET handler has no body, and the type is not parsed from text: mark the parameter with [FromServices] if it is a service, or "
        + "take a type that is")]
    [InlineData(
        "public string Get(System.IO.Stream [|data|]) => \"\";", "data", "System.IO.Stream", "a GET request has no body")]
    [InlineData(
        "public string Get([FromBody] List<int> [|data|]) => \"\";", "data", "System.Collections.Generic.List<int>",
        "a GET request has no body")]
    [InlineData("public string Get(FormFile [|data|]) => \"\";", "data", "Adapters.FormFile", "a GET request has no body")]
    [InlineData("public string Get(FormData [|data|]) => \"\";", "data", "Adapters.FormData", "a GET request has no body")]
    [InlineData("public string Get([FromForm] int [|data|]) => \"\";", "data", "int", "a GET request has no body")]
    [InlineData(
        "public string Get([FromQuery] FormFile [|data|]) => \"\";", "data", "Adapters.FormFile", "a GET request has no body")]
    [InlineData(
        "public string Get([FromQuery] object [|data|]) => \"\";", "data", "object",
        "a query value is text, and the type is not parsed from text: take a type that is")]
    [InlineData(
        "public string Get([FromQuery, FromHeader] int [|data|]) => \"\";", "data", "int", "its attributes name more than one source")]
    [InlineData(
        "public string Get([FromRoute] int [|data|]) => \"\";", "data", "int", "the template has no value 'data'")]
    [InlineData(
        "public string Get([FromServices(Key = 1)] Version [|data|]) => \"\";", "data", "System.Version",
        "a service with a key needs Microsoft.Extensions.DependencyInjection.IKeyedServiceProvider: reference the package "
        + "Microsoft.Extensions.DependencyInjection.Abstractions")]
    [InlineData(
        "public string Get(Receive [|receive|]) => \"\";", "receive", "Adapters.Receive",
        "a synchronous handler has no receive and send: return a Task, or take an Environ")]
    [InlineData(
        "public Task Get(Environ [|environ|]) => Task.CompletedTask;", "environ", "Adapters.Environ",
        "an asynchronous handler has no environ: take the HttpScope")]
    public void ADPT003_a_parameter_without_a_source(string method, string name, string type, string hint) =>
        RuleRun.Finds(
            "ADPT003", $"Parameter '{name}' of type '{type}' cannot be bound: {hint}",
            $"[Handler] public sealed class Own {{ [Get(\"/\")] {method} }}");

    [Theory]
    [InlineData(
        "public abstract class Own;", "[AsParameters] Own [|own|]", "own", "Own", "it is abstract, so no object of it can be made")]
    [InlineData(
        "public sealed class Own { private Own() { } }", "[AsParameters] Own [|own|]", "own", "Own",
        "it has no public or internal constructor")]
    [InlineData(
        "public sealed class Own;", "[AsParameters] Own? [|own|]", "own", "Own?",
        "an object that is made of its members always is one: make the members nullable instead")]
    [InlineData(
        "public sealed record Own([AsParameters] Own Inner);", "[AsParameters] Own [|own|]", "Inner", "Own", "it contains itself")]
    [InlineData(
        "public sealed class Own { public Guid Id { get; init; } = Guid.NewGuid(); }", "[AsParameters] Own [|own|]", "own", "Own",
        "the initializer of 'Id' would be lost: make it a parameter of the constructor with a default value")]
    [InlineData(
        "public sealed record Own(int Page, object Thing);", "[AsParameters] Own [|own|]", "Thing", "object",
        "no text of a request is a value of this type: declare the type that you expect")]
    [InlineData(
        "public sealed class Own { public static ValueTask<Own?> BindAsync(HttpScope scope) => default; }", "Own [|own|]", "own", "Own",
        "a synchronous handler cannot await BindAsync: return a Task")]
    public void ADPT003_an_object_that_cannot_be_made(string declaration, string parameter, string name, string type, string hint) =>
        RuleRun.Finds(
            "ADPT003", $"Parameter '{name}' of type '{type}' cannot be bound: {hint}",
            $"{declaration} [Handler] public sealed class Handles {{ [Get(\"/\")] public string Get({parameter}) => \"\"; }}");

    [Fact]
    public void ADPT004_a_route_that_another_class_has() =>
        RuleRun.Finds(
            "ADPT004", "GET /users/{name:string} is answered by 'A.Get' already: a request such as /users/name could go to either",
            """
            [Handler("/users")] public sealed class A { [Get("/{id}")] public ValueTask<string> Get(string id) => new(id); }
            [Handler] public sealed class B { [[|Get("/users/{name:string}")|]] public ValueTask<string> Find(string name) => new(name); [Get("/users/{id:int}")] public ValueTask<string> ById(int id) => new(""); [Put("/users/{id}")] public ValueTask<string> Put(string id) => new(""); }
            """);

    [Fact]
    public void ADPT005_a_second_application_class() =>
        RuleRun.Finds(
            "ADPT005", "'Second' has [AdaptersApp] too: a program has one application class, and it is filled for 'First'",
            """[AdaptersApp] public static partial class First; [AdaptersApp] public static partial class [|Second|];""");

    [Theory]
    [InlineData("public object [|Get|]() => 1;", "object")]
    [InlineData("public System.IO.Pipelines.PipeReader [|Get|]() => null!;", "System.IO.Pipelines.PipeReader")]
    [InlineData(
        "public Task<List<System.Type>> [|Get|]() => null!;",
        "System.Threading.Tasks.Task<System.Collections.Generic.List<System.Type>>")]
    [InlineData("public IAsyncEnumerable<object> [|Get|]() => null!;", "System.Collections.Generic.IAsyncEnumerable<object>")]
    [InlineData("public Results<string, object> [|Get|]() => null!;", "Adapters.Results<string, object>")]
    public void ADPT006_a_result_that_cannot_be_sent(string method, string type)
    {
        RuleRun.Finds(
            "ADPT006", $"'Get' returns '{type}', which cannot be sent: return a string, bytes, a Response, a type for JSON, a stream of "
                + "text or bytes, or nothing",
            $"[Handler] public sealed class Own {{ [Get(\"/\")] {method} }}");
    }

    [Theory]
    [InlineData("public (int Id, string Name) [|Get|]() => default;", "(int Id, string Name)")]
    [InlineData("public Task<(int, int)?> [|Get|]() => null!;", "System.Threading.Tasks.Task<(int, int)?>")]
    public void ADPT006_a_tuple_has_no_names_in_JSON(string method, string type) =>
        RuleRun.Finds(
            "ADPT006", $"'Get' returns '{type}', which cannot be sent: JSON has no names for the items of a tuple, so return a record",
            $"[Handler] public sealed class Own {{ [Get(\"/\")] {method} }}");

    [Fact]
    public void ADPT009_an_item_of_a_result_goes_through_JSON() =>
        RuleRun.Finds(
            "ADPT009", "'Item' is serialized as JSON in 'Own.Get', and no JsonSerializerContext knows it: add "
                + "[JsonSerializable(typeof(Item))] to one",
            """
            public sealed record Item;
            [Handler] public sealed class Own { [[|Get("/")|]] public Results<Ok<Item>, NotFound> Get() => new NotFound(); }
            """);

    [Fact]
    public void ADPT007_a_value_in_the_template_without_a_parameter() =>
        RuleRun.Finds(
            "ADPT007", "The template has a value 'id', and 'Get' has no parameter of that name",
            """[Handler] public sealed class Own { [Get("/a/{[|id|]}")] public ValueTask<string> Get(string key = "") => new(key); }""");

    [Theory]
    [InlineData("public async void [|Get|]() => await Task.Yield();", "it is async void, so its end and its exceptions are lost")]
    [InlineData("public string [|Get|]<T>() => \"\";", "it is generic")]
    [InlineData("private string [|Get|]() => \"\";", "it is neither public nor internal")]
    public void ADPT008_a_method_that_cannot_be_a_handler(string method, string reason) =>
        RuleRun.Finds("ADPT008", $"'Get' cannot be a handler: {reason}", $"[Handler] public sealed class Own {{ [Get(\"/\")] {method} }}");

    [Theory]
    [InlineData("public string [|On|]() => \"\";", "the first parameter of an exception handler is the exception")]
    [InlineData("public string [|On|](string error) => \"\";", "the first parameter of an exception handler is the exception")]
    [InlineData("public string [|On|]<T>(T error) where T : Exception => \"\";", "it is generic")]
    [InlineData(
        "public Task [|On|](Exception error) => null!;",
        "an asynchronous exception handler answers for asynchronous routes, and the class has none: return the result itself")]
    [InlineData(
        "public string On(Exception error) => \"\"; [ExceptionHandler] public int [|Again|](Exception error) => 1;",
        "'On' answers for 'System.Exception' already", "Again")]
    public void ADPT008_a_method_that_cannot_answer_for_exceptions(string method, string reason, string name = "On") =>
        RuleRun.Finds(
            "ADPT008", $"'{name}' cannot be a handler: {reason}",
            $"[Handler] public sealed class Own {{ [Get(\"/\")] public string Get() => \"\"; [ExceptionHandler] {method} }}");

    [Fact]
    public void ADPT008_a_synchronous_exception_handler_of_asynchronous_routes() =>
        RuleRun.Finds(
            "ADPT008", "'On' cannot be a handler: a synchronous exception handler answers for synchronous routes, and the class has none: "
                + "return a Task, or add [NonBlocking]",
            """
            [Handler] public sealed class Own { [Get("/")] public Task<string> Get() => null!;
            [ExceptionHandler] public string [|On|](Exception error) => ""; }
            """);

    [Fact]
    public void ADPT003_a_parameter_of_an_exception_handler() =>
        RuleRun.Finds(
            "ADPT003", "Parameter 'name' of type 'string' cannot be bound: an exception handler takes the exception, an HttpScope or a "
                + "CancellationToken",
            """
            [Handler] public sealed class Own { [Get("/")] public string Get() => "";
            [ExceptionHandler] public string On(Exception error, string [|name|]) => name; }
            """);

    [Fact]
    public void ADPT006_a_result_of_an_exception_handler() =>
        RuleRun.Finds(
            "ADPT006", "'On' returns 'object', which cannot be sent: return a string, bytes, a Response, a type for JSON, a stream of "
                + "text or bytes, or nothing",
            """
            [Handler] public sealed class Own { [Get("/")] public string Get() => "";
            [ExceptionHandler] public object [|On|](Exception error) => 1; }
            """);

    [Fact]
    public void ADPT009_a_type_that_no_JSON_context_knows() =>
        RuleRun.Finds(
            "ADPT009", "'Item' is serialized as JSON in 'Own.Get', and no JsonSerializerContext knows it: add "
                + "[JsonSerializable(typeof(Item))] to one",
            """
            public sealed record Item(int Id); [Handler] public sealed class Own { [[|Get("/")|]] public ValueTask<Item> Get() => new(new Item(1)); }
            """);

    [Fact]
    public void ADPT010_an_application_class_that_is_not_partial() =>
        RuleRun.Finds(
            "ADPT010", "'App' has [AdaptersApp] and cannot be filled: it is not partial, so nothing can be added to it",
            """[AdaptersApp] public static class [|App|];""");

    [Fact]
    public void Good_definitions_have_no_findings() => RuleRun.FindsNothing(
        """
        [AdaptersApp] public static partial class App;
        [Handler("/users")] public sealed class Users
        {
            [Get] public ValueTask<string> All(int page = 1) => new("");
            [Get("/{id:int}")] public ValueTask<string> ById(int id, CancellationToken cancellation) => new("");
            [Get("/{name}")] public string ByName(string name, HttpScope scope) => name;
            [Post] public async Task Add(byte[] data) => await Task.Yield();
            [Startup] public void Begin() { }
        }
        """);
}
