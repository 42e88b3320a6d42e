using MassTransit;
using Platform.Chat.Notifications;
using Platform.Chat.Realtime;
using Platform.Contracts;
using Platform.Hosting.Text;

namespace Platform.Chat.Consumers;

/// <summary>
/// Tells people's devices what concerns them, with the message that it is about as they may see it at that moment. One node takes the
/// event; the backplane reaches the others. A repeated delivery carries the same version, so it needs no inbox.
/// </summary>
public sealed class ShowNotifications(NotifiedMessageStore messages, ChatEvents events) : IConsumer<NotificationsRaised>
{
    // Of the text, in UTF-16 units.
    private const int LongestText = 300;

    /// <inheritdoc/>
    public async Task Consume(ConsumeContext<NotificationsRaised> context)
    {
        var raised = context.Message;
        var withMessage = raised.Items.Where(ShowsMessage).ToList();
        var seen = withMessage.Count == 0 ? [] : await messages.LookAsync(raised.TenantId, withMessage, context.CancellationToken);
        foreach (var item in raised.Items.Where(item => !ShowsMessage(item))) events.Notification(item.UserId, Bare(item));
        foreach (var (item, message) in withMessage.Zip(seen)) events.Notification(item.UserId, WithMessage(item, message));
    }

    // What only asks devices to look again shows none.
    private static bool ShowsMessage(UserNotification item) => item is { Kind: not NotificationKind.ReminderChanged, MessageId: not null };

    private static Notification Bare(UserNotification item) =>
        new(item.Kind, item.SubjectId, item.Version, item.ConversationId, item.MessageId, item.Seq, item.At);

    private static Notification WithMessage(UserNotification item, NotifiedMessage? message) => message switch
    {
        null => Bare(item) with { Unavailable = "unavailable" },
        { IsDeleted: true } => Bare(item) with { AuthorId = message.AuthorId, ConversationTitle = message.ConversationTitle, Unavailable = "deleted" },
        _ => Bare(item) with { Text = Excerpt.Of(message.Body, LongestText), AuthorId = message.AuthorId, ConversationTitle = message.ConversationTitle },
    };
}
