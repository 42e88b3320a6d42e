using Microsoft.Extensions.Options;

namespace Platform.Directory.Email;

/// <summary>
/// Sends what is due. A mail server that is away or refuses is tried again, ever more rarely, until it is no news any more. Every replica
/// runs it; each e-mail is taken by one of them, and sent again after a crash in between it bears the same id.
/// </summary>
internal sealed partial class EmailSender(
    EmailStore emails, Mailer mailer, IOptions<EmailOptions> options, TimeProvider clock, ILogger<EmailSender> logger) : BackgroundService
{
    private const int Most = 50;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    // Longer than all of them take, should each one wait for the mail server's patience.
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(20);
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.IsConfigured) return;
        using var timer = new PeriodicTimer(Interval);
        do
        {
            try
            {
                while (await SendDueAsync(stoppingToken) == Most) { /* as long as there is more */ }
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                RoundFailed(failure.GetType().Name, failure.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<int> SendDueAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = await emails.TakeDueAsync(now, now + Claim, Most, cancellationToken);
        foreach (var one in due) await SendAsync(one, cancellationToken);
        return due.Count;
    }

    private async Task SendAsync(DueEmail due, CancellationToken cancellationToken)
    {
        try
        {
            if (clock.GetUtcNow() < due.ExpiresAt && await emails.FindRecipientAsync(due.Left.TenantId, due.Left.UserId, cancellationToken) is { } recipient)
            {
                var (subject, text) = UnreadEmail.Write(due.Left, recipient.Workspace, recipient.Language, options.Value.PublicAddress);
                await mailer.SendAsync(due.Left.EventId, recipient.Address, subject, text, cancellationToken);
            }

            await emails.RemoveAsync(due, cancellationToken);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            var wait = FirstWait * Math.Pow(2, Math.Min(due.Attempts - 1, 10));
            NotSent(due.Left.EventId, failure.GetType().Name, failure.Message);
            await emails.PutOffAsync(due, clock.GetUtcNow() + (wait < LongestWait ? wait : LongestWait), cancellationToken);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Due e-mails could not be looked for ({Failure}: {Reason}); trying again")]
    private partial void RoundFailed(string failure, string reason);

    [LoggerMessage(2, LogLevel.Warning, "E-mail {Id} could not be sent ({Failure}: {Reason}); trying again")]
    private partial void NotSent(Guid id, string failure, string reason);
}
