using System.Text.Json;
using Npgsql;
using Platform.Chat.Conversations;
using Platform.Contracts;
using Platform.Data;
using Platform.Data.Outbox;

namespace Platform.Chat.Messages;

/// <summary>The SQL of messages.</summary>
public sealed class MessageStore(ChatDatabase database)
{
    /// <summary>
    /// Appends messages of one tenant in one transaction and one round trip. The result stands at the same index as its draft;
    /// null where the author is not a member of the conversation.
    /// </summary>
    /// <remarks>
    /// The first statement locks the conversations, in the order of their ids so that two writers cannot wait for each other.
    /// Only then does the second take its snapshot: it sees every earlier message, and so numbers without gaps and finds retries.
    /// Locked rows do not move, so the second finds them again by their place.
    /// </remarks>
    public async Task<Appended?[]> AppendAsync(Guid tenantId, IReadOnlyList<MessageDraft> drafts, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        var conversations = drafts.Select(draft => draft.ConversationId).ToArray();
        batch.Add("select 1 from conversation where tenant_id = $1 and id = any($2) order by id for update", tenantId, conversations);
        batch.AddRaising(AppendSql,
            tenantId,
            drafts.Select(draft => draft.Id).ToArray(),
            conversations,
            drafts.Select(draft => draft.AuthorId).ToArray(),
            drafts.Select(draft => draft.ClientMessageId).ToArray(),
            drafts.Select(draft => draft.Body).ToArray(),
            drafts.Select(draft => draft.CreatedAt).ToArray(),
            drafts.Select(EventBeforeSeq).ToArray(),
            Guid.CreateVersion7(),
            drafts.Select(draft => draft.Extras?.ReplyTo?.Seq).ToArray(),
            drafts.Select(draft => draft.Extras?.Forwarded is { } from ? JsonSerializer.Serialize(from, ChatJson.Default.ForwardedFrom) : null).ToArray());
        AddMentions(batch, tenantId, drafts);
        var hasQuotes = AddQuotes(batch, tenantId, drafts);

        var results = new Appended?[drafts.Count];
        await using var reader = await batch.ReadAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var index = reader.GetInt32(0) - 1;
            results[index] = new Appended(Result(reader, drafts[index]), IsNew: reader.GetBoolean(1));
        }

        if (hasQuotes && await reader.NextResultAsync(cancellationToken)) await ReadNewcomersAsync(reader, results, cancellationToken);
        await TenantBatch.CommittedAsync(reader, cancellationToken);
        return results;
    }

    // Who may not see what a reply quotes: asked with the conversation locked, so that nobody can join in between.
    private static bool AddQuotes(TenantBatch batch, Guid tenantId, IReadOnlyList<MessageDraft> drafts)
    {
        if (drafts.All(draft => draft.Extras?.ReplyTo is null)) return false;
        batch.Add("""
            select i.position::int, array_agg(m.user_id) from unnest($2::uuid[], $3::bigint[]) with ordinality as i (conversation_id, seq, position)
            cross join lateral (
              select user_id from member
              where tenant_id = $1 and conversation_id = i.conversation_id and visible_after > 0 and visible_after >= i.seq offset 0
            ) m
            group by i.position
            """, tenantId, drafts.Select(draft => draft.ConversationId).ToArray(), drafts.Select(draft => draft.Extras?.ReplyTo?.Seq).ToArray());
        return true;
    }

    private static async Task ReadNewcomersAsync(NpgsqlDataReader reader, Appended?[] results, CancellationToken cancellationToken)
    {
        while (await reader.ReadAsync(cancellationToken))
        {
            var index = reader.GetInt32(0) - 1;
            var newcomers = await reader.GetFieldValueAsync<Guid[]>(1, cancellationToken);
            if (results[index] is { } appended) results[index] = appended with { WithoutQuote = newcomers };
        }
    }

    // A retry returns what was committed first, even if its text differs.
    private static Message Result(NpgsqlDataReader reader, MessageDraft draft) => new(
        reader.GetGuid(3), draft.ConversationId, reader.GetInt64(2), draft.AuthorId, draft.ClientMessageId,
        reader.IsDBNull(5) ? draft.Body : reader.GetString(5), reader.GetFieldValue<DateTimeOffset>(4),
        ReplyTo: draft.Extras?.ReplyTo, Forwarded: draft.Extras?.Forwarded);

    // A statement of the same round trip, and only where somebody is mentioned. A retry finds its mentions there.
    private static void AddMentions(TenantBatch batch, Guid tenantId, IReadOnlyList<MessageDraft> drafts)
    {
        var mentions = drafts.SelectMany(draft => Mentions.In(draft.Body).Select(userId => (Draft: draft, UserId: userId))).ToList();
        if (mentions.Count == 0) return;
        batch.Add("""
            insert into mention (tenant_id, conversation_id, user_id, seq)
            select $1, i.conversation_id, i.user_id, s.seq
            from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[]) as i (conversation_id, author_id, client_message_id, user_id)
            cross join lateral (
              select seq from message where tenant_id = $1 and conversation_id = i.conversation_id
                and author_id = i.author_id and client_message_id = i.client_message_id and deleted_at is null offset 0
            ) s
            on conflict do nothing
            """,
            tenantId,
            mentions.Select(mention => mention.Draft.ConversationId).ToArray(),
            mentions.Select(mention => mention.Draft.AuthorId).ToArray(),
            mentions.Select(mention => mention.Draft.ClientMessageId).ToArray(),
            mentions.Select(mention => mention.UserId).ToArray());
    }

    // What stands in the event before the seq and the closing brace.
    private static string EventBeforeSeq(MessageDraft draft) => OutboxEvents.SerializePart(
        new PostedMessage(draft.ConversationId, draft.Id, draft.AuthorId, draft.Body, draft.CreatedAt, Seq: 0))[..^"0}".Length];

    // "offset 0" keeps each look-up one by its whole key. Joined freely, a planner that takes the tenant for a small one reads all of
    // its conversations for each commit.
    private const string AppendSql = """
        with incoming as materialized (
          select * from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::text[], $7::timestamptz[], $8::text[], $10::bigint[], $11::text[])
            with ordinality as i (id, conversation_id, author_id, client_message_id, body, created_at, event, reply_to_seq, forwarded, position)
        ), judged as materialized (
          select i.*, c.place, e.seq as known_seq, e.id as known_id, e.created_at as known_at, e.body as known_body,
            c.last_seq + count(*) filter (where e.seq is null) over (partition by i.conversation_id order by i.position) as seq
          from incoming i
          cross join lateral (
            select last_seq, ctid as place from conversation where tenant_id = $1 and id = i.conversation_id offset 0
          ) c
          cross join lateral (
            select from member where tenant_id = $1 and conversation_id = i.conversation_id and user_id = i.author_id offset 0
          ) m
          left join lateral (
            select seq, id, created_at, body from message where tenant_id = $1 and conversation_id = i.conversation_id
              and author_id = i.author_id and client_message_id = i.client_message_id offset 0
          ) e on true
        ), inserted as (
          insert into message (tenant_id, conversation_id, seq, id, author_id, client_message_id, body, created_at, reply_to_seq, forwarded)
          select $1, conversation_id, seq, id, author_id, client_message_id, body, created_at, reply_to_seq, forwarded::jsonb
          from judged where known_seq is null
        ), latest as materialized (
          select place, max(seq) as seq, max(created_at) as created_at from judged where known_seq is null group by place
        ), advanced as (
          update conversation c set last_seq = n.seq, last_message_at = n.created_at
          from latest n where c.tenant_id = $1 and c.ctid = n.place
        ), raised as (
          insert into platform.outbox (tenant_id, event_type, payload)
          select $1, 'MessagesPosted', '{"TenantId":"' || $1::text || '","EventId":"' || $9::text || '","Messages":['
            || string_agg(event || seq || '}', ',' order by position) || ']}'
          from judged where known_seq is null having count(*) > 0
        )
        select position::int, known_seq is null, coalesce(known_seq, seq), coalesce(known_id, id), coalesce(known_at, created_at), known_body
        from judged
        """;

    /// <summary>The roots of threads that the user is in, by thread.</summary>
    public async Task<IReadOnlyDictionary<Guid, Message>> FindRootsAsync(
        Guid tenantId, Guid userId, IReadOnlyList<Conversation> threads, CancellationToken cancellationToken)
    {
        if (threads.Count == 0) return new Dictionary<Guid, Message>();
        await using var batch = database.ForTenant(tenantId);
        batch.Add($"""
            select {MessageColumns.All("m.visible_after")} from unnest($2::uuid[], $3::bigint[]) as root (conversation_id, seq)
            join message on message.tenant_id = $1 and message.conversation_id = root.conversation_id and message.seq = root.seq
            join member m on m.tenant_id = $1 and m.conversation_id = root.conversation_id and m.user_id = $4 and m.visible_after < root.seq
            """, tenantId, threads.Select(thread => thread.Thread!.ConversationId).ToArray(), threads.Select(thread => thread.Thread!.Seq).ToArray(), userId);
        var roots = (await MessageColumns.ReadAllAsync(batch, cancellationToken)).ToDictionary(root => (root.ConversationId, root.Seq));
        return threads.Where(thread => roots.ContainsKey((thread.Thread!.ConversationId, thread.Thread.Seq)))
            .ToDictionary(thread => thread.Id, thread => roots[(thread.Thread!.ConversationId, thread.Thread.Seq)]);
    }

    /// <summary>One message; null when there is none there, or the user is not a member.</summary>
    public async Task<Message?> FindAsync(Guid tenantId, Guid userId, Guid conversationId, long seq, CancellationToken cancellationToken) =>
        (await FindAsync(tenantId, userId, conversationId, [seq], cancellationToken)).SingleOrDefault();

    /// <summary>These messages, ascending; without those that are not there. Empty when the user is not a member.</summary>
    public async Task<IReadOnlyList<Message>> FindAsync(
        Guid tenantId, Guid userId, Guid conversationId, IReadOnlyList<long> seqs, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        batch.Add($"""
            select {MessageColumns.All(MessageColumns.VisibleAfter("$4"))} from message
            where tenant_id = $1 and conversation_id = $2 and seq = any($3)
              and seq > (select visible_after from member where tenant_id = $1 and conversation_id = $2 and user_id = $4)
            order by seq
            """, tenantId, conversationId, seqs.ToArray(), userId);
        return await MessageColumns.ReadAllAsync(batch, cancellationToken);
    }
}
