using Platform.Hosting.Errors;
using Platform.Hosting.Identity;

namespace Platform.Chat.Messages;

/// <summary>Sends a message: what the hub and REST both call. Returns after the commit.</summary>
public sealed class SendMessage(MessageWriter writer, MessageStore store, TimeProvider clock)
{
    /// <summary>The message as committed; the first result when this <paramref name="clientMessageId"/> was sent before.</summary>
    /// <exception cref="ProblemException">The text is out of bounds (400), the conversation is not the caller's (404), the database is away (503).</exception>
    public async Task<Appended> HandleAsync(CallerIdentity caller, Guid conversationId, Guid clientMessageId, string? body, CancellationToken cancellationToken)
    {
        if (clientMessageId == Guid.Empty) throw Problem.Invalid("clientMessageId", "ClientMessageId is required: a UUID that stays the same when the message is sent again.");

        var draft = new MessageDraft(
            Guid.CreateVersion7(), conversationId, caller.UserId, clientMessageId, MessageBody.Parse(body), Milliseconds.Truncate(clock.GetUtcNow()));
        var appended = await writer.AppendAsync(caller.TenantId, draft, cancellationToken) ?? throw Problem.NotFound();
        if (appended.IsNew) return appended;
        // Sent before: since then it may have been edited or deleted.
        var present = await store.FindAsync(caller.TenantId, caller.UserId, conversationId, appended.Message.Seq, cancellationToken);
        return appended with { Message = present ?? throw Problem.NotFound() };
    }
}

/// <summary>A message before it has its place.</summary>
/// <param name="Id">Identity.</param>
/// <param name="ConversationId">Where it is to stand.</param>
/// <param name="AuthorId">Who writes it.</param>
/// <param name="ClientMessageId">The retry key.</param>
/// <param name="Body">The text.</param>
/// <param name="CreatedAt">When it was received.</param>
/// <param name="ReplyTo">What it quotes.</param>
/// <param name="Forwarded">Whose words it repeats.</param>
/// <param name="RootSeq">The message that begins the thread in which it is to stand.</param>
public sealed record MessageDraft(
    Guid Id, Guid ConversationId, Guid AuthorId, Guid ClientMessageId, string Body, DateTimeOffset CreatedAt,
    Quote? ReplyTo = null, ForwardedFrom? Forwarded = null, long? RootSeq = null);

/// <summary>A message that is committed.</summary>
/// <param name="Message">The message.</param>
/// <param name="IsNew">False when it had been committed before, under the same retry key.</param>
public readonly record struct Appended(Message Message, bool IsNew);
