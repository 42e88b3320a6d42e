using System.Buffers.Text;
using System.Security.Cryptography;
using Platform.Chat.Notifications;
using Platform.Chat.WebPush;
using Platform.Contracts;

namespace Platform.Chat.Push;

/// <summary>Puts together what a device is told, at the moment at which it is told, and hands it to the device's push service.</summary>
internal sealed class PushDelivery(NotifiedMessageStore messages, PushClient client, PushKeyring keyring)
{
    // Bytes of a topic: 32 characters of base64url (RFC 8030, section 5.4).
    private const int TopicLength = 24;

    /// <summary>Tells it; <paramref name="now"/> has been decided about.</summary>
    public async Task<PushResult> SendAsync(DuePush due, Circumstances now, Guid logId, CancellationToken cancellationToken)
    {
        var ticket = keyring.Ticket(due.TenantId, logId);
        var payload = now.Newest is { } message
            ? PushPayload.Of(due, now, message, ticket)
            : PushPayload.Of(due, now, await RemindedOfAsync(due, cancellationToken), ticket);
        return await client.SendAsync(keyring.Vapid!, now.Device!.Target, payload.ToBytes(), Topic(due), cancellationToken);
    }

    private async Task<NotifiedMessage?> RemindedOfAsync(DuePush due, CancellationToken cancellationToken)
    {
        var asked = new UserNotification(
            due.UserId, NotificationKind.ReminderDue, due.SubjectId, due.Version, due.ConversationId, due.MessageId, due.Seq, due.HappenedAt);
        return (await messages.LookAsync(due.TenantId, [asked], cancellationToken))[0];
    }

    // What is newer about the same thing takes the place of what did not arrive; the push service learns nothing of what it is.
    private static string Topic(DuePush due) =>
        Base64Url.EncodeToString(SHA256.HashData([.. due.SessionId.ToByteArray(), .. due.SubjectId.ToByteArray()]).AsSpan(0, TopicLength));
}
