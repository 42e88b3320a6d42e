using Platform.Chat.Messages;
using Platform.Chat.Realtime;
using Platform.Hosting.Errors;
using Platform.Hosting.Identity;

namespace Platform.Chat.Drafts;

/// <summary>
/// Keeps what a person began to write, and tells their other devices. A device changes what it has seen: one that was away
/// while the draft was sent from elsewhere is refused, and so does not bring it back.
/// </summary>
public sealed class KeepDraft(DraftStore store, ChatEvents events, TimeProvider clock)
{
    // As far as JSON numbers are exact.
    private const long MaxRevision = 1L << 52;

    /// <summary>The draft as it is kept.</summary>
    /// <exception cref="ProblemException">
    /// Out of bounds (400), not a member (404), changed on another device meanwhile (409 <c>draft_changed</c>).
    /// </exception>
    public Task<Draft> HandleAsync(CallerIdentity caller, Guid conversationId, DraftRequest request, CancellationToken cancellationToken) =>
        ChangeAsync(caller, conversationId, MessageBody.Parse(request.Body), request.Revision, cancellationToken);

    /// <summary>Empties the draft: it was sent, or thrown away.</summary>
    /// <exception cref="ProblemException">As for keeping.</exception>
    public Task<Draft> ClearAsync(CallerIdentity caller, Guid conversationId, long revision, CancellationToken cancellationToken) =>
        ChangeAsync(caller, conversationId, "", revision, cancellationToken);

    private async Task<Draft> ChangeAsync(CallerIdentity caller, Guid conversationId, string body, long revision, CancellationToken cancellationToken)
    {
        if (revision is < 0 or > MaxRevision) throw Problem.Invalid("revision", "Revision must be one that a draft had, or 0.");
        if (await store.KeepAsync(caller.TenantId, caller.UserId, conversationId, body, revision, clock.GetUtcNow(), cancellationToken) is not { } kept)
        {
            _ = await store.FindAsync(caller.TenantId, caller.UserId, conversationId, cancellationToken) ?? throw Problem.NotFound();
            throw Problem.Conflict("draft_changed", "The draft was changed, sent or thrown away on another device.");
        }

        events.DraftChanged(caller.UserId, kept);
        return kept;
    }
}
