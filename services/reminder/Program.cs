using Platform.Hosting;
using Platform.Reminder;

return await ServiceHost.RunAsync(args, new ReminderService());
