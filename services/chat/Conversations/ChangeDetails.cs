using Platform.Chat.Messages;
using Platform.Hosting.Errors;
using Platform.Hosting.Identity;

namespace Platform.Chat.Conversations;

/// <summary>Renames or describes a group or channel, and opens or closes a channel.</summary>
public sealed class ChangeDetails(ChatDatabase database, ConversationStore conversations, ConversationAnnouncements announcements, TimeProvider clock)
{
    /// <summary>Changes what the request names; the rest stays.</summary>
    /// <exception cref="ProblemException">Out of bounds (400), the caller may not (403), not theirs (404), a direct conversation (409).</exception>
    public async Task<Conversation> HandleAsync(CallerIdentity caller, Guid conversationId, ChangeDetailsRequest request, CancellationToken cancellationToken)
    {
        var name = ConversationText.Name(request.Name);
        var description = ConversationText.Description(request.Description);
        await using var change = await ConversationChange.BeginAsync(database, caller, conversationId, clock.GetUtcNow(), cancellationToken);
        // A group is everybody's who is in it; a channel is its owners'.
        if (change.Kind == ConversationKind.Channel || request.IsPublic is not null) change.RequireOwner();
        if (change.Kind == ConversationKind.Group && request.IsPublic == true) throw Problem.Invalid("isPublic", "IsPublic is for channels: a group is always private.");
        if (change.Kind == ConversationKind.Channel && request.Name is not null && name is null) throw Problem.Invalid("name", "Name is required: a channel is found by it.");

        foreach (var notice in await UpdateAsync(change, caller.TenantId, request, name, description, cancellationToken)) await change.SayAsync(notice, cancellationToken);
        await change.CommitAsync(cancellationToken);
        await announcements.AnnounceAsync(caller.TenantId, change, cancellationToken);
        return await conversations.FindAsync(caller.TenantId, caller.UserId, conversationId, cancellationToken) ?? throw Problem.NotFound();
    }

    private static async Task<IReadOnlyList<SystemNotice>> UpdateAsync(
        ConversationChange change, Guid tenantId, ChangeDetailsRequest request, string? name, string? description, CancellationToken cancellationToken)
    {
        await using var batch = change.Batch();
        batch.Add("""
            update conversation c set
              name = case when $3 then $4 else c.name end,
              description = case when $5 then $6 else c.description end,
              is_public = coalesce($7, c.is_public)
            from conversation before
            where c.tenant_id = $1 and c.id = $2 and before.tenant_id = $1 and before.id = $2
            returning c.name is distinct from before.name, c.description is distinct from before.description, c.is_public is distinct from before.is_public
            """,
            tenantId, change.ConversationId, request.Name is not null, Nullable(name), request.Description is not null, Nullable(description),
            request.IsPublic is { } isPublic ? isPublic : new Npgsql.NpgsqlParameter { Value = DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Boolean });
        var notices = new List<SystemNotice>();
        await using var reader = await batch.ReadAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        if (reader.GetBoolean(0)) notices.Add(SystemNotice.Of(SystemNoticeKind.Renamed, name));
        if (reader.GetBoolean(1)) notices.Add(SystemNotice.Of(SystemNoticeKind.Described));
        if (reader.GetBoolean(2)) notices.Add(SystemNotice.Of(request.IsPublic == true ? SystemNoticeKind.MadePublic : SystemNoticeKind.MadePrivate));
        return notices;
    }

    private static Npgsql.NpgsqlParameter Nullable(string? text) => new() { Value = (object?)text ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text };
}

/// <summary>What to change; what is absent stays.</summary>
/// <param name="Name">1 to 100 characters; empty takes a group's name away.</param>
/// <param name="Description">Up to 500 characters; empty takes it away.</param>
/// <param name="IsPublic">Whether everybody may find and join the channel.</param>
public sealed record ChangeDetailsRequest(string? Name, string? Description, bool? IsPublic);
