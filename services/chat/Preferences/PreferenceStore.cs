using Npgsql;
using NpgsqlTypes;

namespace Platform.Chat.Preferences;

/// <summary>The SQL of how members keep their conversations.</summary>
public sealed class PreferenceStore(ChatDatabase database)
{
    /// <summary>The columns of <c>member</c>, which stands in the query as <c>m</c>.</summary>
    internal const string Columns = "m.is_muted, m.is_archived, m.is_pinned, m.is_favourite, m.level, m.sound, m.always_scroll, m.folder_id";

    /// <summary>How many they are.</summary>
    internal const int ColumnCount = 8;

    /// <summary>Reads <see cref="Columns"/> from column <paramref name="first"/> on.</summary>
    internal static ConversationPreferences Read(NpgsqlDataReader reader, int first) => new(
        reader.GetBoolean(first),
        reader.GetBoolean(first + 1),
        reader.GetBoolean(first + 2),
        reader.GetBoolean(first + 3),
        Enum.Parse<NotificationLevel>(reader.GetString(first + 4), ignoreCase: true),
        reader.GetBoolean(first + 5),
        reader.GetBoolean(first + 6),
        reader.IsDBNull(first + 7) ? null : reader.GetGuid(first + 7));

    /// <summary>Changes what the request names; null when the user is not a member.</summary>
    public async Task<ConversationPreferences?> ChangeAsync(
        Guid tenantId, Guid userId, Guid conversationId, PreferencesRequest request, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        batch.Add($"""
            update member m set is_muted = coalesce($4, m.is_muted), is_archived = coalesce($5, m.is_archived), is_pinned = coalesce($6, m.is_pinned),
              is_favourite = coalesce($7, m.is_favourite), level = coalesce($8, m.level), sound = coalesce($9, m.sound),
              always_scroll = coalesce($10, m.always_scroll)
            where m.tenant_id = $1 and m.conversation_id = $2 and m.user_id = $3 returning {Columns}
            """,
            tenantId, conversationId, userId, Flag(request.Muted), Flag(request.Archived), Flag(request.Pinned), Flag(request.Favourite),
            new NpgsqlParameter { Value = (object?)Name(request.Level) ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text }, Flag(request.Sound), Flag(request.AlwaysScroll));
        await using var reader = await batch.ReadAsync(cancellationToken);
        var changed = await reader.ReadAsync(cancellationToken) ? Read(reader, 0) : null;
        await Data.TenantBatch.CommittedAsync(reader, cancellationToken);
        return changed;
    }

    private static NpgsqlParameter Flag(bool? value) => new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Boolean };

    private static string? Name(NotificationLevel? level) => level switch
    {
        NotificationLevel.All => "all",
        NotificationLevel.Mentions => "mentions",
        NotificationLevel.None => "none",
        _ => null,
    };
}
