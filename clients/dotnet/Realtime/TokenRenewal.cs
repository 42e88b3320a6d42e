using Platform.Client.Sessions;

namespace Platform.Client.Realtime;

/// <summary>The hub cuts a connection whose token has expired: gives it each new token, and takes one before the old one ends.</summary>
internal static class TokenRenewal
{
    public static async Task RunAsync(
        Session session, HubLink link, string token, ReconnectPolicy policy, TimeProvider time, CancellationToken cancellationToken)
    {
        var renewed = new Signal();
        void OnRenewed(string _) => renewed.Set();
        session.Renewed += OnRenewed;
        try
        {
            for (var attempt = 0; ;)
            {
                var due = (session.RenewsAt ?? time.GetUtcNow()) - time.GetUtcNow();
                await renewed.WaitAsync(due, time, cancellationToken);
                try
                {
                    var current = await session.GetAccessTokenAsync(cancellationToken);
                    if (current != token)
                        await link.RenewAsync(current, cancellationToken);
                    token = current;
                    attempt = 0;
                }
                catch (PlatformException exception) when (exception.IsTransient)
                {
                    await Task.Delay(policy.Delay(attempt++, exception.RetryAfter), time, cancellationToken);
                }
            }
        }
        finally
        {
            session.Renewed -= OnRenewed;
        }
    }
}
