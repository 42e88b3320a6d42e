using Platform.Servers;

namespace Platform.AppHost;

/// <summary>Starts a server again that ended by itself.</summary>
internal static class ServerWatch
{
    public static async Task RunAsync(IServer server, Terminal terminal, CancellationToken stopping)
    {
        var backOff = new BackOff();
        while (true)
        {
            await server.Exited.WaitAsync(stopping);
            terminal.Complain($"{server.Name} has ended unexpectedly and is started again.");
            await backOff.WaitAsync(stopping);
            try
            {
                await server.StartAsync(stopping);
                terminal.Say($"{server.Name} runs again.");
            }
            catch (ServerException problem)
            {
                terminal.Complain(problem.Message);
            }
        }
    }
}
