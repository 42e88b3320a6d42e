using Platform.Gateway;
using Platform.Hosting;

try
{
    var builder = WebApplication.CreateBuilder(args);
    var gateway = new GatewayService();
    await using var app = ServiceHost.Build(builder, [gateway], edge: app => Edge.Use(app, gateway.ServiceNames));
    await app.RunAsync();
    return 0;
}
catch (MissingSettingException missing)
{
    await Console.Error.WriteLineAsync($"gateway: {missing.Message}");
    return 1;
}
