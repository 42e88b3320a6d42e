using Platform.Chat.Conversations;
using Platform.Chat.Messages;
using Platform.Contracts;
using Platform.Hosting.Errors;
using Platform.Hosting.Identity;

namespace Platform.Chat.Changes;

/// <summary>Deletes a message for all. It keeps its place; its text, its earlier texts and its reactions are gone from the database.</summary>
public sealed class DeleteMessage(MessageChanges changes, TimeProvider clock)
{
    /// <summary>The message without its text. Deleting it again changes nothing.</summary>
    /// <exception cref="ProblemException">Not the caller's to delete (403 <c>not_the_author</c>), not there (404).</exception>
    public Task<Message> HandleAsync(CallerIdentity caller, Guid conversationId, long seq, CancellationToken cancellationToken) =>
        changes.ApplyAsync(caller, conversationId, seq, async (message, transaction, batch) =>
        {
            var standing = await ChangeStore.StandingAsync(transaction, caller.TenantId, caller.UserId, conversationId, cancellationToken);
            if (!MayDelete(caller, message, standing)) throw Problem.Forbidden("not_the_author", "Only its author, or an owner of the group or channel, deletes a message.");
            if (message.DeletedAt is not null) return null;

            ChangeStore.Forget(batch, caller.TenantId, message);
            batch.AddEvent(new MessageDeleted(caller.TenantId, Guid.CreateVersion7(), conversationId, message.Id, seq, caller.UserId));
            return message with
            {
                Body = "",
                DeletedAt = clock.GetUtcNow(),
                DeletedBy = caller.UserId,
                Edits = 0,
                EditedAt = null,
                PinnedAt = null,
                PinnedBy = null,
                Reactions = null,
                ReplyTo = null,
                Forwarded = null,
            };
        }, cancellationToken);

    /// <summary>Who may delete a message for all, the one place that says so: its author, and owners. A direct conversation has none.</summary>
    public static bool MayDelete(CallerIdentity caller, Message message, Standing standing) =>
        message.AuthorId == caller.UserId || standing is { Kind: not ConversationKind.Direct, Role: MemberRole.Owner };
}
