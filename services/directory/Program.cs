using Platform.Directory;
using Platform.Hosting;

return await ServiceHost.RunAsync(args, new DirectoryService());
