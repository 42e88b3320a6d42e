using System.Globalization;

namespace Platform.EndToEnd.Product;

/// <summary>The clock of one service, which a test moves: Debian's libfaketime stands between its process and the kernel's.</summary>
public sealed class MovableClock
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), "platform-e2e-clock-" + Guid.CreateVersion7().ToString("N"));

    /// <summary>Goes right.</summary>
    public MovableClock() => MoveTo(TimeSpan.Zero);

    /// <summary>AppHost's arguments that give this clock to a service.</summary>
    public IEnumerable<string> For(string service) => new[]
    {
        $"LD_PRELOAD={Library()}",
        $"FAKETIME_TIMESTAMP_FILE={_file}",
        "FAKETIME_NO_CACHE=1",
        "FAKETIME_DONT_FAKE_MONOTONIC=1",
    }.SelectMany(variable => new[] { "--env", $"{service}:{variable}" });

    /// <summary>Moves it to an instant, from which it goes on.</summary>
    public void MoveTo(DateTimeOffset instant) => MoveTo(instant - TimeProvider.System.GetUtcNow());

    /// <summary>Sets it right again.</summary>
    public void SetRight() => MoveTo(TimeSpan.Zero);

    /// <summary>Forgets it.</summary>
    public void Delete() => File.Delete(_file);

    // Written beside and renamed, so that nobody reads half of it.
    private void MoveTo(TimeSpan ahead)
    {
        var unfinished = _file + ".new";
        File.WriteAllText(unfinished, string.Create(CultureInfo.InvariantCulture, $"{ahead.TotalSeconds:+0;-0}"));
        File.Move(unfinished, _file, overwrite: true);
    }

    private static string Library() =>
        System.IO.Directory.GetDirectories("/usr/lib", "*-linux-gnu").Select(folder => Path.Combine(folder, "faketime", "libfaketimeMT.so.1")).FirstOrDefault(File.Exists)
        ?? throw new FileNotFoundException("libfaketime is missing. Install it (Debian: apt install libfaketime).");
}
