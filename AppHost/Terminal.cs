namespace Platform.AppHost;

/// <summary>What the person who started it reads. Colour only on a terminal, and not where NO_COLOR is set (no-color.org).</summary>
internal sealed class Terminal
{
    private static readonly int[] Colours = [36, 33, 35, 32, 34, 96, 93, 95];

    private readonly Lock _lock = new();
    private readonly bool _hasColour;
    private int _prefixes;

    private Terminal(bool hasColour) => _hasColour = hasColour;

    public static Terminal Open() =>
        new(!Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")));

    public void Say(string text)
    {
        lock (_lock)
        {
            Console.Out.WriteLine(text);
        }
    }

    public void Complain(string text)
    {
        lock (_lock)
        {
            Console.Error.WriteLine(_hasColour ? $"\e[31m{text}\e[0m" : text);
        }
    }

    /// <summary>Writes each line behind a name, aligned with the others', each name in a colour of its own.</summary>
    public Action<string> Prefix(string name, int width)
    {
        var colour = Colours[_prefixes++ % Colours.Length];
        var prefix = $"{name.PadRight(width)} |";
        return line => Say(_hasColour ? $"\e[{colour}m{prefix}\e[0m {line}" : $"{prefix} {line}");
    }
}
