using Platform.Data;
using Platform.Hosting;
using Platform.Reminder.Asking;
using Platform.Reminder.Consumers;
using Platform.Reminder.Firing;
using Platform.Reminder.Messages;
using Platform.Reminder.Others;
using Platform.Reminder.Reminders;

namespace Platform.Reminder;

/// <summary>Reminders of messages.</summary>
public sealed class ReminderService : IPlatformService
{
    // Of another service's answer to one question.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public string Name => "reminder";

    /// <inheritdoc/>
    public void Register(ServiceRegistration service)
    {
        service.Configuration.Required(ReminderOptions.ChatSetting);
        service.AddOptions<ReminderOptions>();
        service.AddJson(ReminderJson.Default);
        service.AddDatabase(connection => new ReminderDatabase(connection));
        service.AddConsumer<KeepExcerpts>();
        service.AddConsumer<HideMessages>();
        service.AddConsumer<EndReminders>();
        service.AddConsumer<FireWhenOnline>();
        service.AddConsumer<KeepPolicy>();

        var services = service.Services;
        services.AddHttpClient(OtherServices.Client, client => client.Timeout = Patience);
        services.AddSingleton<OtherServices>().AddSingleton<People>().AddSingleton<ReminderPolicy>();
        services.AddSingleton<ChatMessages>().AddSingleton<MessageCopies>();
        services.AddSingleton<ReminderStore>().AddSingleton<CreateReminder>().AddSingleton<ChangeReminder>();
        services.AddSingleton<FiringStore>().AddHostedService<ReminderTimer>().AddHostedService<ZoneDataUpdate>().AddHostedService<ForgetDone>();
    }

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder routes)
    {
        var forPeople = routes.MapGroup("/api/reminder/v1").RequireAuthorization().ProducesProblem(401);
        forPeople.MapReminders();
    }
}
