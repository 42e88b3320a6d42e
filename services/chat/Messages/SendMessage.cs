using Platform.Hosting.Errors;
using Platform.Hosting.Identity;

namespace Platform.Chat.Messages;

/// <summary>Sends a message: what the hub and REST both call. Returns after the commit.</summary>
public sealed class SendMessage(MessageWriter writer, TimeProvider clock)
{
    /// <summary>The message as committed; the first result when this <paramref name="clientMessageId"/> was sent before.</summary>
    /// <exception cref="ProblemException">The text is out of bounds (400), the conversation is not the caller's (404), the database is away (503).</exception>
    public async Task<Appended> HandleAsync(CallerIdentity caller, Guid conversationId, Guid clientMessageId, string? body, CancellationToken cancellationToken)
    {
        if (clientMessageId == Guid.Empty) throw Problem.Invalid("clientMessageId", "ClientMessageId is required: a UUID that stays the same when the message is sent again.");

        var draft = new MessageDraft(
            Guid.CreateVersion7(), conversationId, caller.UserId, clientMessageId, MessageBody.Parse(body), TruncateToMilliseconds(clock.GetUtcNow()));
        var appended = await writer.AppendAsync(caller.TenantId, draft, cancellationToken);
        return appended ?? throw Problem.NotFound();
    }

    // The wire has milliseconds: the acknowledgement and the history must show the same time.
    private static DateTimeOffset TruncateToMilliseconds(DateTimeOffset time) => new(time.Ticks - time.Ticks % TimeSpan.TicksPerMillisecond, time.Offset);
}

/// <summary>A message before it has its place.</summary>
public sealed record MessageDraft(Guid Id, Guid ConversationId, Guid AuthorId, Guid ClientMessageId, string Body, DateTimeOffset CreatedAt);

/// <summary>A message that is committed.</summary>
/// <param name="Message">The message.</param>
/// <param name="IsNew">False when it had been committed before, under the same retry key.</param>
public readonly record struct Appended(Message Message, bool IsNew);
