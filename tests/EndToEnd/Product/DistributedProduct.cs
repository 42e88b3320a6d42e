using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Platform.EndToEnd.Product;

/// <summary>A process per service and two of chat, with PostgreSQL, RabbitMQ and Redis. The clock of reminders can be moved.</summary>
public sealed class DistributedProduct : RunningProduct
{
    private const string ChatProgram = "Platform.Chat.dll";
    private readonly ConcurrentQueue<string> _said = [];

    /// <summary>Not started yet.</summary>
    public DistributedProduct() : this(new MovableClock())
    {
    }

    private DistributedProduct(MovableClock clock)
        : base(["--distributed", "--replicas", "chat=2", "--no-demo", .. clock.For("reminder")]) => ReminderClock = clock;

    /// <summary>What the reminder service takes for the time.</summary>
    public MovableClock ReminderClock { get; }

    /// <summary>How many times AppHost has said that a process runs again.</summary>
    public int Restarts => _said.Count(line => line.EndsWith("runs again.", StringComparison.Ordinal));

    /// <summary>Process ids of chat's replicas that run now.</summary>
    public IReadOnlyList<int> ChatProcesses() =>
    [
        .. Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(id => id > 0 && IsChatOfOurs(id)),
    ];

    /// <summary>kill -9.</summary>
    public static void Kill(int processId)
    {
        using var process = Process.GetProcessById(processId);
        process.Kill();
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        ReminderClock.Delete();
    }

    /// <inheritdoc/>
    protected override void Hear(string line) => _said.Enqueue(line);

    private bool IsChatOfOurs(int processId)
    {
        try
        {
            // proc(5): "pid (name) state parent …"; the name may itself hold brackets.
            var status = File.ReadAllText($"/proc/{processId}/stat");
            var parent = status[(status.LastIndexOf(')') + 2)..].Split(' ')[1];
            return int.Parse(parent, CultureInfo.InvariantCulture) == ProcessId
                && File.ReadAllText($"/proc/{processId}/cmdline").Contains(ChatProgram, StringComparison.Ordinal);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false; // ended meanwhile
        }
    }
}

/// <summary>Test classes that share it.</summary>
[CollectionDefinition(Name)]
public sealed class DistributedCollection : ICollectionFixture<DistributedProduct>
{
    public const string Name = "a process per service";
}
