using Platform.Chat;
using Platform.Hosting;

return await ServiceHost.RunAsync(args, new ChatService());
