using Platform.Client;
using Platform.Client.Operator;

namespace Platform.EndToEnd.Product;

/// <summary>A correspondence of the past: messages of each day from midnight on, a minute apart, "Day 0" the first.</summary>
public static class PastDays
{
    private const int LargestCall = 5_000;

    /// <summary>The day that it is where the browser is, too.</summary>
    public static DateTime Today => TimeProvider.System.GetLocalNow().Date;

    /// <summary>Times and texts of so many days, of which the last was so many days ago.</summary>
    public static IReadOnlyList<(DateTimeOffset Time, string Text)> Of(int days, int perDay, int endDaysAgo = 0) =>
        [.. from day in Enumerable.Range(0, days)
            from number in Enumerable.Range(0, perDay)
            let time = Today.AddDays(day - days + 1 - endDaysAgo).AddMinutes(number)
            select (new DateTimeOffset(time), $"Day {day}, number {number}: this is what was written then")];

    /// <summary>Brings them in, as written by the second of the two; read up to a seq, or all, by the first.</summary>
    public static async Task ImportHistoryAsync(
        this RunningProduct product, Workspace workspace, string reader, string author, IReadOnlyList<(DateTimeOffset Time, string Text)> messages, long? read = null)
    {
        var tenant = await product.Installation.GetTenantAsync(workspace.Slug);
        var id = Guid.CreateVersion7();
        var seen = read is { } seq ? new Dictionary<Guid, long> { [workspace.IdOf(reader)] = seq } : null;
        foreach (var chunk in messages.Chunk(LargestCall))
        {
            var imported = chunk.Select(message => new ImportedMessage(Guid.CreateVersion7(), workspace.IdOf(author), message.Text, message.Time)).ToList();
            await product.Installation.ImportConversationsAsync(
                tenant.Id, [new ImportedConversation(id, [workspace.IdOf(reader), workspace.IdOf(author)], imported, seen)]);
        }
    }

    /// <summary>Sends a message over REST.</summary>
    public static Task SayAsync(this PlatformClient client, Guid conversationId, string text) =>
        client.Chat.SendMessageAsync(conversationId, text);
}
