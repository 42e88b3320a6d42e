using System.Reflection;
using System.Text;
using Platform.AppHost.Demo.Organization;
using Platform.AppHost.Demo.Scripts;

namespace Platform.AppHost.Demo;

/// <summary>The files of this folder, as they are embedded in the assembly.</summary>
internal sealed class DemoContent
{
    private const string Conversations = "conversations/";
    private static readonly Assembly Files = typeof(DemoContent).Assembly;

    private DemoContent(IReadOnlyList<DemoUnit> units, IReadOnlyList<DemoPerson> people, IReadOnlyList<Script> scripts)
    {
        Units = units;
        People = people;
        Scripts = scripts;
    }

    /// <summary>Parents before their children.</summary>
    public IReadOnlyList<DemoUnit> Units { get; }

    /// <summary>Managers before those they manage.</summary>
    public IReadOnlyList<DemoPerson> People { get; }

    /// <summary>One script a conversation, ordered by name.</summary>
    public IReadOnlyList<Script> Scripts { get; }

    public static DemoContent Read() => new(
        DemoUnit.ReadAll(Bytes("units.json")),
        DemoPerson.ReadAll(Bytes("people.json")),
        [.. Files.GetManifestResourceNames()
            .Where(name => name.StartsWith(Conversations, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => ScriptParser.Parse(Path.GetFileNameWithoutExtension(name), Encoding.UTF8.GetString(Bytes(name))))]);

    /// <summary>A PNG, or null for those who show their initials.</summary>
    public static byte[]? Avatar(string login)
    {
        var name = $"avatars/{login}.png";
        return Files.GetManifestResourceInfo(name) is null ? null : Bytes(name);
    }

    private static byte[] Bytes(string name)
    {
        using var stream = Files.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not embedded in {Files.GetName().Name}.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
