using System.CommandLine;
using Platform.Benchmarks.Scenarios;

namespace Platform.Benchmarks;

internal static partial class CommandLine
{
    private static Command Reminders()
    {
        var pending = new Option<int>("--pending") { Description = "Reminders that wait, with those that come due.", DefaultValueFactory = _ => 1_000_000 };
        var due = new Option<int>("--due") { Description = "Those that come due.", DefaultValueFactory = _ => 100_000 };
        var tenants = new Option<int>("--tenants") { Description = "Whose they are.", DefaultValueFactory = _ => 50 };
        var over = new Option<double>("--over") { Description = "Seconds that they come due in; 0: all at one instant.", DefaultValueFactory = _ => 60 };
        var lead = new Option<double>("--lead") { Description = "Seconds before that, in which they are put there.", DefaultValueFactory = _ => 240 };
        var command = new Command("reminders", "Reminders that come due: how late each fires, and whether it fires once.") { pending, due, tenants, over, lead };
        command.SetAction((parsed, cancellationToken) =>
        {
            var wanted = new ReminderLoad(
                parsed.GetValue(pending), parsed.GetValue(due), parsed.GetValue(tenants),
                TimeSpan.FromSeconds(parsed.GetValue(over)), TimeSpan.FromSeconds(parsed.GetValue(lead)));
            return RunAsync(OptionsOf(parsed), (options, token) => ReminderScenario.RunAsync(options, wanted, token), cancellationToken);
        });
        return command;
    }
}
