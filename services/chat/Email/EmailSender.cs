using Microsoft.Extensions.Options;
using Platform.Chat.Devices;
using Platform.Chat.Notifications;
using Platform.Contracts;
using Platform.Hosting.Text;

namespace Platform.Chat.Email;

/// <summary>
/// Tells by e-mail of what stays unread, to those who want it: what they may see at that moment. Whoever is using the app is asked again
/// later. Every node runs it; each person is claimed by one of them. The e-mail itself is directory's, which knows addresses.
/// </summary>
internal sealed partial class EmailSender(
    EmailQueue queue, UnreadLook look, IOpenDevices devices, IOptions<UnreadEmailOptions> options, TimeProvider clock, ILogger<EmailSender> logger) : BackgroundService
{
    private const int Most = 100;

    // Of a text, in UTF-16 units.
    private const int LongestText = 300;
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan WhileInUse = TimeSpan.FromMinutes(5);

    // A mail server that is away for longer than this is told of nothing that is hours old.
    private static readonly TimeSpan Life = TimeSpan.FromHours(4);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(options.Value.PollMs), clock);
        do
        {
            try
            {
                while (await TellDueAsync(stoppingToken) == Most) { /* as long as there is more */ }
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                RoundFailed(failure.GetType().Name, failure.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<int> TellDueAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = await queue.TakeDueAsync(now, now + Claim, Guid.CreateVersion7(now), Most, cancellationToken);
        foreach (var one in due) await TellInPeaceAsync(one, cancellationToken);
        return due.Count;
    }

    // One person's trouble is not the others'.
    private async Task TellInPeaceAsync(DueEmail due, CancellationToken cancellationToken)
    {
        try
        {
            await TellAsync(due, cancellationToken);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            NotTold(due.UserId, failure.GetType().Name, failure.Message);
        }
    }

    private async Task TellAsync(DueEmail due, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (choices, left) = await look.LookAsync(due, cancellationToken);
        if (left.Count == 0 || choices is not { Shown: true, EmailAfterMinutes: { } minutes })
        {
            await queue.EndAsync(due, cancellationToken);
            return;
        }

        // What it began with was read, and what is left did not wait long enough yet.
        var oldest = left.Min(one => one.Since);
        if (oldest.AddMinutes(minutes) > now)
        {
            await queue.PutOffAsync(due, oldest, oldest.AddMinutes(minutes), cancellationToken);
            return;
        }

        var open = await devices.OfAsync(due.TenantId, [due.UserId], now);
        if (open.TryGetValue(due.UserId, out var mine) && mine.IsInUse) await queue.PutOffAsync(due, due.Since, now + WhileInUse, cancellationToken);
        else await queue.SendAsync(due, Write(due, choices, left, now), left, now, cancellationToken);
    }

    private static UnreadEmailDue Write(DueEmail due, NotificationChoices choices, IReadOnlyList<LeftUnread> left, DateTimeOffset now) => new(
        due.TenantId, Guid.CreateVersion7(now), due.UserId, now + Life,
        [.. left.Select(one => new UnreadConversation(
            one.ConversationId, one.Title, one.Count, one.Author, choices.WithText ? Excerpt.Of(PlainText.Of(one.Body), LongestText) : null))]);

    [LoggerMessage(1, LogLevel.Warning, "Due e-mails could not be looked for ({Failure}: {Reason}); trying again")]
    private partial void RoundFailed(string failure, string reason);

    [LoggerMessage(2, LogLevel.Warning, "{UserId} could not be told by e-mail ({Failure}: {Reason}); trying again when the claim is over")]
    private partial void NotTold(Guid userId, string failure, string reason);
}
