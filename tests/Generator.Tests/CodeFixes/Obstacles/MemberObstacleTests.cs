using Generator.Tests.CodeFixes.Chain;
using Microsoft.CodeAnalysis;

namespace Generator.Tests.CodeFixes.Obstacles;

/// <summary>Chains that stop because of the kind of member on them.</summary>
public sealed class MemberObstacleTests
{
    [Fact]
    public Task A_constructor() => ChainRun.Stops(
        "'File.ReadAllText' is called in a constructor of 'Text'",
        """
        public sealed class Store
        {
            public void Save() => Console.WriteLine(new Text().Value);
        }

        public sealed class Text
        {
            public Text() => Value = File.ReadAllText("a");

            public string Value { get; }
        }
        """);

    [Fact]
    public Task A_constructor_that_passes_on() => ChainRun.Stops(
        "'Text.Load' is called in a constructor of 'Text'",
        """
        public sealed class Store
        {
            public void Save() => Console.WriteLine(new Text("a") + Text.Load("b"));
        }

        public class Text(string text) : Base(Load(text))
        {
            public static string Load(string path) => File.ReadAllText(path);
        }

        public class Base(string text)
        {
            public override string ToString() => text;
        }
        """);

    [Fact]
    public Task A_property() => ChainRun.Stops(
        "'Store.Load' is called in the property 'Store.Text'",
        """
        public sealed class Store
        {
            public void Save() => Console.WriteLine(Text);

            private string Text => Load();

            private static string Load() => File.ReadAllText("a");
        }
        """);

    [Fact]
    public Task A_setter() => ChainRun.Stops(
        "'File.WriteAllText' is called in the property 'Store.Text'",
        """
        public sealed class Store
        {
            public void Save() => Text = "b";

            private string Text
            {
                set => File.WriteAllText("a", value);
            }
        }
        """);

    [Fact]
    public Task An_indexer() => ChainRun.Stops(
        "'File.ReadAllText' is called in an indexer of 'Store'",
        """
        public sealed class Store
        {
            public void Save() => Console.WriteLine(this["a"]);

            private string this[string path] => File.ReadAllText(path);
        }
        """);

    [Fact]
    public Task An_event() => ChainRun.Stops(
        "'File.WriteAllText' is called in the event 'Store.Changed'",
        """
        public sealed class Store
        {
            public void Save() => Changed += () => { };

            private event Action Changed
            {
                add => File.WriteAllText("a", "b");
                remove { }
            }
        }
        """);

    [Fact]
    public Task An_operator() => ChainRun.Stops(
        "'Money.Log' is called in an operator of 'Money'",
        """
        public sealed class Store
        {
            public void Save() => Console.WriteLine(new Money() + new Money());
        }

        public sealed class Money
        {
            public static Money operator +(Money a, Money b)
            {
                Log();
                return a;
            }

            private static void Log() => File.WriteAllText("a", "b");
        }
        """);

    [Fact]
    public Task A_conversion() => ChainRun.Stops(
        "'File.ReadAllText' is called in an operator of 'Text'",
        """
        public sealed class Store
        {
            public void Save()
            {
                string text = new Text();
                Console.WriteLine(text);
            }
        }

        public sealed class Text
        {
            public static implicit operator string(Text text) => File.ReadAllText("a");
        }
        """);

    [Fact]
    public Task A_finalizer() => ChainRun.Stops(
        "'Store.Save' is called in the finalizer of 'Store'",
        """
        public sealed class Store
        {
            public void Save() => File.WriteAllText("a", "b");

            ~Store() => Save();
        }
        """);

    [Fact]
    public Task A_static_constructor() => ChainRun.Stops(
        "'Store.Flush' is called in the static constructor of 'Store'",
        """
        public sealed class Store
        {
            static Store() => Flush();

            public void Save() => Flush();

            private static void Flush() => File.WriteAllText("a", "b");
        }
        """);

    [Fact]
    public Task The_initializer_of_a_field() => ChainRun.Stops(
        "'Store.Load' is called in the initializer of 'Store._text'",
        """
        public sealed class Store
        {
            private readonly string _text = Load();

            public void Save() => Console.WriteLine(_text + Load());

            private static string Load() => File.ReadAllText("a");
        }
        """);

    [Fact]
    public Task The_initializer_of_a_property() => ChainRun.Stops(
        "'Store.Load' is called in the initializer of 'Store.Text'",
        """
        public sealed class Store
        {
            private static string Text { get; } = Load();

            public void Save() => Console.WriteLine(Text + Load());

            private static string Load() => File.ReadAllText("a");
        }
        """);

    [Fact]
    public Task Main_that_returns_no_task() => ChainRun.Stops(
        "'Store.Save' is called in 'Program.Main', which returns no task",
        """
        public sealed class Store
        {
            public void Save() => File.WriteAllText("a", "b");
        }

        public static class Program
        {
            public static void Main() => new Store().Save();
        }
        """, OutputKind.ConsoleApplication);

    [Fact]
    public Task An_interface_of_another_assembly() => ChainRun.Stops(
        "'Store.Dispose' implements 'IDisposable.Dispose' of another assembly",
        """
        public sealed class Store : IDisposable
        {
            public void Save() => Dispose();

            public void Dispose() => File.WriteAllText("a", "b");
        }
        """);

    [Fact]
    public Task A_base_class_of_another_assembly() => ChainRun.Stops(
        "'Store.ToString' overrides 'Object.ToString' of another assembly",
        """
        public sealed class Store
        {
            public void Save() => Console.WriteLine(ToString());

            public override string ToString() => File.ReadAllText("a");
        }
        """);

    [Fact]
    public Task An_iterator() => ChainRun.Stops(
        "'File.ReadAllText' is called in the iterator 'Store.Lines'",
        """
        public sealed class Store
        {
            public void Save() => Console.WriteLine(Lines());

            private static IEnumerable<string> Lines()
            {
                yield return File.ReadAllText("a");
            }
        }
        """);
}
