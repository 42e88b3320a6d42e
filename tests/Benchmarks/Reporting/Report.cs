using System.Globalization;
using Platform.Benchmarks.Browser;
using Platform.Benchmarks.Driver;
using Spectre.Console;

namespace Platform.Benchmarks.Reporting;

/// <summary>What people see.</summary>
internal static class Report
{
    /// <summary>Lines stay whole in a file or pipe too.</summary>
    public static void Begin()
    {
        if (Console.IsOutputRedirected)
            AnsiConsole.Profile.Width = 180;
    }

    public static void Say(string text) => AnsiConsole.MarkupLineInterpolated($"[grey]{text}[/]");

    public static void Failed(string text) => AnsiConsole.MarkupLineInterpolated($"[red]{text}[/]");

    public static void Show(Step step) => AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture,
        $"  {step.Rate,8:N0}/s  achieved {step.Achieved,8:N0}/s  ack p99 {step.AckP99Ms,8:N1} ms  delivered p99 {step.DeliveredP99Ms,8:N1} ms  backlog {step.BacklogAtEnd,6:N0}  driver {step.Cpu.DriverCores:N2} of {step.Cpu.MachineCores:N2} busy cores  {(step.IsSustained ? "sustained" : "not sustained")}");

    public static void Show(BenchmarkResult result)
    {
        var table = new Table().Title(result.Scenario).AddColumn("").AddColumn(new TableColumn("").RightAligned()).HideHeaders();
        foreach (var (name, value) in Rows(result).Where(row => row.Value is not null))
            table.AddRow(name, Markup.Escape(value!));
        AnsiConsole.Write(table);
    }

    private static IEnumerable<(string Name, string? Value)> Rows(BenchmarkResult result)
    {
        yield return ("highest sustained rate", Number(result.SustainedPerSecond, "/s"));
        yield return ("highest sustained deliveries", Number(result.SustainedDeliveriesPerSecond, "/s"));
        yield return ("rate", Number(result.Rate, "/s"));
        yield return ("achieved", Number(result.AchievedPerSecond, "/s"));
        yield return ("deliveries", Number(result.DeliveriesPerSecond, "/s"));
        yield return ("sent to acknowledged, p50 and p99", Pair(result.AckP50Ms, result.AckP99Ms));
        yield return ("sent to delivered, p50 and p99", Pair(result.DeliveredP50Ms, result.DeliveredP99Ms));
        yield return ("newest page, p50 and p99", Pair(result.NewestP50Ms, result.NewestP99Ms));
        yield return ("deep page, p50 and p99", Pair(result.DeepP50Ms, result.DeepP99Ms));
        yield return ("all live again after", Number(result.AllLiveMs, " ms"));
        yield return ("live again, p50 and p99", Pair(result.LiveP50Ms, result.LiveP99Ms));
        yield return ("resident memory a connection", Number(result.ResidentBytesPerConnection / 1024, " KB", 1));
        yield return ("proportional memory a connection", Number(result.ProportionalBytesPerConnection / 1024, " KB", 1));
        yield return ("heap a connection", Number(result.HeapBytesPerConnection / 1024, " KB", 1));
        yield return ("connections", Number(result.Connections, ""));
        yield return ("people", Number(result.People, ""));
        yield return ("members of each channel", Number(result.Members, ""));
        yield return ("messages in the conversation", Number(result.Messages, ""));
        yield return ("lost", Number(result.Lost, ""));
        yield return ("out of order, twice or after a gap", Number(result.Disorder, ""));
        yield return ("refused calls and cut connections", Number(result.Errors, ""));
        yield return ("first error", result.FirstError);
        foreach (var row in result.Browser is { } browser ? Rows(browser) : [])
            yield return row;
        foreach (var row in result.Reminders is { } reminders ? Rows(reminders) : [])
            yield return row;
        yield return ("driver was late, p99", Number(result.DriverLagP99Ms, " ms", 2));
        yield return ("cores: driver, server, machine", result.Cpu is { } cpu
            ? $"{cpu.DriverCores:N2}, {cpu.ServerCores?.ToString("N2", CultureInfo.InvariantCulture) ?? "not watched"}, {cpu.MachineCores:N2}"
            : null);
        yield return ("machine", $"{result.Machine.Cores} cores, {result.Machine.MemoryGb} GB, {result.Machine.Kernel}, {result.Machine.Runtime}");
        yield return ("mode", result.Mode);
    }

    private static IEnumerable<(string Name, string? Value)> Rows(BrowserFigures browser)
    {
        yield return ("browser", browser.Browser);
        yield return ("open, from cache", Percent(browser.OpenCached));
        yield return ("open, cold", Percent(browser.OpenCold));
        yield return ("from frame to frame", Percent(browser.Scrolling?.Times));
        yield return ("from frame to frame, mean", Number(browser.Scrolling?.Mean, " ms", 2));
        yield return ("frames later than 1/60 s, than 2/60 s", browser.Scrolling is { } frames ? $"{frames.Late:P1}, {frames.Missed:P1} of {frames.Count:N0}" : null);
        yield return ("busy messages", browser.BusyMessages is { } busy ? $"{busy:N0} at {Number(browser.BusyPerSecond, "/s")}" : null);
        yield return ("tab before", Memory(browser.MemoryBefore));
        yield return ("tab after", Memory(browser.MemoryAfter));
    }

    private static IEnumerable<(string Name, string? Value)> Rows(ReminderFigures reminders)
    {
        yield return ("reminders waiting, coming due", $"{Number(reminders.Pending, "")}, {Number(reminders.Due, "")} within {Number(reminders.OverSeconds, " s")}");
        yield return ("fired, twice, early", $"{Number(reminders.Fired, "")}, {Number(reminders.FiredTwice, "")}, {Number(reminders.FiredEarly, "")}");
        yield return ("notifications, of different reminders", $"{Number(reminders.Raised, "")}, {Number(reminders.RaisedOnce, "")} in {Number(reminders.Events, "")} events");
        yield return ("late", Percent(reminders.Late));
        yield return ("the latest", Number(reminders.LatestMs, " ms"));
        yield return ("fired a second", Number(reminders.PerSecond, "/s"));
        yield return ("all published after the last was due", Number(reminders.PublishedMs, " ms"));
        yield return ("server resident before, peak, after", reminders is { ResidentBefore: { } before, ResidentPeak: { } peak, ResidentAfter: { } after }
            ? $"{Megabytes(before)}, {Megabytes(peak)}, {Megabytes(after)}"
            : null);
        yield return ("server heap before, after", reminders is { HeapBefore: { } first, HeapAfter: { } last } ? $"{Megabytes(first)}, {Megabytes(last)}" : null);
    }

    private static string Megabytes(long bytes) => Number(bytes / 1e6, " MB")!;

    private static string? Percent(Percentiles? percentiles) => percentiles is null
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"p50 {percentiles.P50:N1}, p95 {percentiles.P95:N1}, p99 {percentiles.P99:N1} ms of {percentiles.Count:N0}");

    private static string? Memory(TabMemory? memory) => memory is null
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"{memory.Resident / 1e6:N0} MB resident, {memory.Own / 1e6:N0} of its own, {memory.Heap / 1e6:N1} heap, {memory.Nodes:N0} nodes");

    private static string? Number(double? value, string unit, int decimals = 0) =>
        value is null ? null : value.Value.ToString("N" + decimals, CultureInfo.InvariantCulture) + unit;

    private static string? Pair(double? first, double? second) => first is null ? null : $"{Number(first, "", 2)} and {Number(second, " ms", 2)}";
}
