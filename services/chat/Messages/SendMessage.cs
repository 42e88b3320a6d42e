using Platform.Chat.Changes;
using Platform.Chat.Conversations;
using Platform.Hosting.Errors;
using Platform.Hosting.Identity;

namespace Platform.Chat.Messages;

/// <summary>Sends a message: what the hub and REST both call. Returns after the commit.</summary>
public sealed class SendMessage(MessageWriter writer, MessageStore store, ConversationStore conversations, TimeProvider clock)
{
    /// <summary>The message as committed; the first result when this <paramref name="clientMessageId"/> was sent before.</summary>
    /// <exception cref="ProblemException">The text is out of bounds (400), the conversation is not the caller's (404), the database is away (503).</exception>
    public Task<Appended> HandleAsync(CallerIdentity caller, Guid conversationId, Guid clientMessageId, string? body, CancellationToken cancellationToken) =>
        AppendAsync(caller, conversationId, clientMessageId, MessageBody.Parse(body), extras: null, cancellationToken);

    /// <summary>Likewise, a message that quotes another one of the conversation, deleted since then or not.</summary>
    /// <exception cref="ProblemException">There is no message at <paramref name="replyToSeq"/> (400).</exception>
    public async Task<Appended> ReplyAsync(
        CallerIdentity caller, Guid conversationId, Guid clientMessageId, string? body, long replyToSeq, CancellationToken cancellationToken)
    {
        var text = MessageBody.Parse(body);
        var quoted = await store.FindAsync(caller.TenantId, caller.UserId, conversationId, replyToSeq, cancellationToken)
            ?? throw await MissingAsync(caller, conversationId, cancellationToken);
        quoted.RefuseSystem();
        return await AppendAsync(caller, conversationId, clientMessageId, text, new MessageExtras(Quote.Of(quoted)), cancellationToken);
    }

    /// <summary>Appends a text that has been looked at.</summary>
    internal async Task<Appended> AppendAsync(
        CallerIdentity caller, Guid conversationId, Guid clientMessageId, string text, MessageExtras? extras, CancellationToken cancellationToken)
    {
        if (clientMessageId == Guid.Empty) throw Problem.Invalid("clientMessageId", "ClientMessageId is required: a UUID that stays the same when the message is sent again.");

        var draft = new MessageDraft(
            Guid.CreateVersion7(), conversationId, caller.UserId, clientMessageId, text, Milliseconds.Truncate(clock.GetUtcNow()), extras);
        var appended = await writer.AppendAsync(caller.TenantId, draft, cancellationToken) ?? throw Problem.NotFound();
        if (appended.IsNew) return appended;
        // Sent before: since then it may have been edited or deleted.
        var present = await store.FindAsync(caller.TenantId, caller.UserId, conversationId, appended.Message.Seq, cancellationToken);
        return appended with { Message = present ?? throw Problem.NotFound() };
    }

    private async Task<ProblemException> MissingAsync(CallerIdentity caller, Guid conversationId, CancellationToken cancellationToken) =>
        await conversations.FindAsync(caller.TenantId, caller.UserId, conversationId, cancellationToken) is null
            ? Problem.NotFound()
            : Problem.Invalid("replyToSeq", "ReplyToSeq must be the seq of a message of this conversation.");
}

/// <summary>A message before it has its place.</summary>
public sealed record MessageDraft(
    Guid Id, Guid ConversationId, Guid AuthorId, Guid ClientMessageId, string Body, DateTimeOffset CreatedAt, MessageExtras? Extras = null);

/// <summary>What a message may have beside its text.</summary>
/// <param name="ReplyTo">What it quotes.</param>
/// <param name="Forwarded">Whose words it repeats.</param>
public sealed record MessageExtras(Quote? ReplyTo = null, ForwardedFrom? Forwarded = null);

/// <summary>A message that is committed.</summary>
/// <param name="Message">The message.</param>
/// <param name="IsNew">False when it had been committed before, under the same retry key.</param>
public readonly record struct Appended(Message Message, bool IsNew)
{
    /// <summary>Members who may not see what it quotes; null when there are none.</summary>
    public IReadOnlyCollection<Guid>? WithoutQuote { get; init; }
}
