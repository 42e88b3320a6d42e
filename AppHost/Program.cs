using Platform.AppHost;
using Platform.Chat;
using Platform.Directory;
using Platform.Presence;
using Platform.Reminder;
using Platform.Servers;

// The map of the system: a service, the class that hosts it in this process, the program that hosts it in one of its own.
SystemService[] services =
[
    new("directory", () => new DirectoryService(), "Platform.Directory.dll"),
    new("chat", () => new ChatService(), "Platform.Chat.dll"),
    new("presence", () => new PresenceService(), "Platform.Presence.dll"),
    new("reminder", () => new ReminderService(), "Platform.Reminder.dll"),
];

const string Gateway = "Platform.Gateway.dll";

var terminal = Terminal.Open();
using var stopping = StopSignals.Listen();
try
{
    var arguments = AppHostArguments.Parse(args, [.. services.Select(service => service.Name)]);
    if (arguments.IsHelp)
    {
        terminal.Say(AppHostArguments.Help);
        return 0;
    }

    using var data = DataFolder.Take(arguments.Data);
    var secrets = Secrets.Load(data.SecretsFile);
    await (arguments.IsDistributed
        ? new DistributedHost(services, Gateway, arguments, data, secrets, terminal).RunAsync(stopping.Token)
        : new EmbeddedHost(services, arguments, data, secrets, terminal).RunAsync(stopping.Token));
    return 0;
}
catch (ServerException problem)
{
    terminal.Complain(problem.Message);
    return 1;
}
catch (OperationCanceledException) when (stopping.Token.IsCancellationRequested)
{
    return 0;
}
