using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Npgsql;
using Platform.Data;

namespace Platform.Chat.Messages;

/// <summary>What is read of a message, whoever reads it: the columns, and the record that they make.</summary>
internal static class MessageColumns
{
    /// <summary>
    /// The columns, of a table that stands in the query as <c>message</c>. A quote is looked up, so that it shows what is there now, and
    /// of what stands behind <paramref name="visibleAfter"/>, the reader's, only: of anything else it is hidden what it said and whose it was.
    /// </summary>
    public static string All(string visibleAfter) => $"""
        message.id, message.conversation_id, message.seq, message.author_id, message.client_message_id, message.body, message.created_at,
        message.revision, message.edits, message.edited_at, message.deleted_at, message.deleted_by, message.pinned_at, message.pinned_by,
        message.reactions, message.forwarded,
        case when message.reply_to_seq is not null then (
          select case when q.seq > {visibleAfter}
            then jsonb_build_object('seq', q.seq, 'authorId', q.author_id, 'body', left(q.body, 300), 'isDeleted', q.deleted_at is not null)
            else jsonb_build_object('seq', q.seq, 'body', '', 'isDeleted', false, 'isHidden', true) end
          from message q where q.tenant_id = message.tenant_id and q.conversation_id = message.conversation_id and q.seq = message.reply_to_seq
        ) end as quote, message.system, message.thread
        """;

    /// <summary>Of a reader who is a member: <c>$1</c> is the tenant, <c>$2</c> the conversation, and their id the given parameter.</summary>
    public static string VisibleAfter(string userId) => $"(select visible_after from member where tenant_id = $1 and conversation_id = $2 and user_id = {userId})";

    /// <summary>Reads them from column <paramref name="first"/> on.</summary>
    public static Message Read(NpgsqlDataReader reader, int first) => new(
        reader.GetGuid(first),
        reader.GetGuid(first + 1),
        reader.GetInt64(first + 2),
        reader.GetGuid(first + 3),
        reader.GetGuid(first + 4),
        reader.GetString(first + 5),
        reader.GetFieldValue<DateTimeOffset>(first + 6),
        Revision: reader.GetInt64(first + 7),
        Edits: reader.GetInt32(first + 8),
        EditedAt: Time(reader, first + 9),
        DeletedAt: Time(reader, first + 10),
        DeletedBy: reader.IsDBNull(first + 11) ? null : reader.GetGuid(first + 11),
        PinnedAt: Time(reader, first + 12),
        PinnedBy: reader.IsDBNull(first + 13) ? null : reader.GetGuid(first + 13),
        Reactions: Json(reader, first + 14, ChatJson.Default.IReadOnlyListReaction),
        Forwarded: Json(reader, first + 15, ChatJson.Default.ForwardedFrom),
        ReplyTo: Json(reader, first + 16, ChatJson.Default.Quote),
        System: Json(reader, first + 17, ChatJson.Default.SystemNotice),
        Thread: Json(reader, first + 18, ChatJson.Default.ThreadSummary));

    /// <summary>Runs a batch whose one statement selects them.</summary>
    public static async Task<List<Message>> ReadAllAsync(TenantBatch batch, CancellationToken cancellationToken)
    {
        var messages = new List<Message>();
        await using var reader = await batch.ReadAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken)) messages.Add(Read(reader, 0));
        return messages;
    }

    private static DateTimeOffset? Time(NpgsqlDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetFieldValue<DateTimeOffset>(column);

    private static TValue? Json<TValue>(NpgsqlDataReader reader, int column, JsonTypeInfo<TValue> type) where TValue : class =>
        reader.IsDBNull(column) ? null : JsonSerializer.Deserialize(reader.GetString(column), type);
}
