using Platform.Hosting;
using Platform.Presence;

return await ServiceHost.RunAsync(args, new PresenceService());
