using Platform.Client.Chat;

namespace Platform.Client.Realtime;

/// <summary>Finds out what was missed while nobody listened.</summary>
internal sealed class Catchup(ChatApi chat, MessageFeed feed, GapRepair repair, Action<Conversation> onNews)
{
    // What one Sync takes, and gives.
    private const int MaxKnown = 500;
    private const int MaxConversations = 200;

    // The largest page of the list of conversations.
    private const int PageSize = 500;

    private bool _hasStarted;

    /// <summary>Takes down where every conversation is, so that what is posted from now on counts as new. Once, before the first link.</summary>
    public async Task TakeBearingsAsync(IReadOnlyDictionary<Guid, long> startAfter, CancellationToken cancellationToken)
    {
        if (_hasStarted)
            return;
        foreach (var (conversationId, seq) in startAfter)
            feed.StartAfter(conversationId, seq);
        string? cursor = null;
        do
        {
            var page = await chat.GetConversationsAsync(cursor, PageSize, cancellationToken);
            foreach (var conversation in page.Items)
                feed.StartAfter(conversation.Id, conversation.LastSeq);
            cursor = page.NextCursor;
        }
        while (cursor is not null);
        _hasStarted = true;
    }

    /// <summary>Asks for news and takes them; what is more than a sync gives is left to the repair.</summary>
    public async Task RunAsync(HubLink link, CancellationToken cancellationToken)
    {
        var news = await link.SyncAsync(feed.Positions(MaxKnown), cancellationToken);
        foreach (var message in news.Messages)
            Repair(message.ConversationId, feed.Accept(message));
        foreach (var conversation in news.Conversations)
            Take(conversation);
        if (news.Conversations.Count >= MaxConversations)
            await WalkListAsync(cancellationToken);
    }

    /// <returns>Whether the conversation has messages that were not known to exist.</returns>
    public bool Take(Conversation conversation)
    {
        var (isNews, toRepair) = feed.Announce(conversation.Id, conversation.LastSeq);
        Repair(conversation.Id, toRepair);
        onNews(conversation);
        return isNews;
    }

    public void Take(Message message) => Repair(message.ConversationId, feed.Accept(message));

    /// <summary>The list is sorted by activity: after a page without news there are none.</summary>
    private async Task WalkListAsync(CancellationToken cancellationToken)
    {
        string? cursor = null;
        bool hasNews;
        do
        {
            var page = await chat.GetConversationsAsync(cursor, PageSize, cancellationToken);
            hasNews = page.Items.Select(Take).ToList().Contains(true);
            cursor = page.NextCursor;
        }
        while (cursor is not null && hasNews);
    }

    private void Repair(Guid conversationId, bool toRepair)
    {
        if (toRepair)
            repair.Start(conversationId);
    }
}
