namespace Platform.Client.Realtime;

/// <summary>Tells the server what the person has seen, until it has taken it.</summary>
internal sealed class ReadMarks(LinkSource links, CallBudget budget, ChatConnectionOptions options, TimeProvider time)
{
    public async Task MarkAsync(Guid conversationId, long seq, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            var link = await links.Live.WaitAsync(cancellationToken);
            await budget.TakeAsync(cancellationToken);
            try
            {
                await link.ReadAsync(conversationId, seq, cancellationToken);
                return;
            }
            catch (PlatformException exception) when (exception.Code == PlatformErrorCodes.Unreachable)
            {
                links.Drop(link);
            }
            catch (PlatformException exception) when (exception.IsTransient)
            {
                await Task.Delay(options.Reconnect.Delay(attempt, exception.RetryAfter), time, cancellationToken);
            }
        }
    }
}
