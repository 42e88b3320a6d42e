using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using Platform.Benchmarks.Provisioning;
using Platform.Client;
using Platform.Client.Realtime;

namespace Platform.Benchmarks.Browser;

/// <summary>A group in which others write as fast as they may: an hour at ten messages a second, in minutes.</summary>
internal sealed class BusyGroup(Uri address, PlatformClient[] authors)
{
    // One message in so many is edited by its author, and another gets a reaction from somebody.
    private const int EditEvery = 20;
    private const int ReactEvery = 10;

    private const string End = "That was all";

    private static readonly string[] Texts =
    [
        "Has anybody looked at the figures of last week?",
        "Yes. **Two** of them are wrong, and the third is from `2025`: see https://example.org/reports/47 and the note below it.",
        "- the first one\n- the second one\n- what nobody has read yet",
        "OK",
        "```ts\nexport const answer = (question: string): number => question.length % 42;\n```",
        "> Is it really so?\n\nIt is, as far as I can see. Whoever knows better may say so; until then we go on as we did before, and look at it again on Monday.",
    ];

    public static string Text(long number) => $"{number}: {Texts[number % Texts.Length]}";

    /// <summary>The first of them makes it with all the others and whoever looks on.</summary>
    public async Task<Guid> CreateAsync(string name, IEnumerable<Guid> members, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = address };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/chat/v1/conversations/groups")
        {
            Content = JsonContent.Create(new { name, userIds = members }),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await authors[0].Session.GetAccessTokenAsync(cancellationToken));
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        using var response = await http.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
        var created = await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        return created.GetProperty("id").GetGuid();
    }

    /// <summary>Posts so many messages, edits and reactions among them, and waits until the tab has the last one.</summary>
    /// <returns>Messages a second, from the first one sent to the last one in the list of conversations.</returns>
    public async Task<double> RunAsync(BrowserTab tab, Guid conversationId, long messages, CancellationToken cancellationToken)
    {
        var begin = Stopwatch.GetTimestamp();
        long next = 0;
        await Task.WhenAll(authors.Select(WriteAsync));
        await authors[0].Chat.SendMessageAsync(conversationId, End, cancellationToken: cancellationToken);
        await tab.Page.GetByTestId("conversation-row").Filter(new LocatorFilterOptions { HasText = End })
            .WaitForAsync(new LocatorWaitForOptions { Timeout = 180_000 });
        return Math.Round(messages / Stopwatch.GetElapsedTime(begin).TotalSeconds, 1);

        async Task WriteAsync(PlatformClient author)
        {
            await using var connection = author.CreateChatConnection(new ChatConnectionOptions { AcknowledgeDelivery = false });
            await connection.StartAsync(cancellationToken);
            for (var number = Interlocked.Increment(ref next); number <= messages; number = Interlocked.Increment(ref next))
            {
                var sent = await connection.SendAsync(conversationId, Text(number), cancellationToken: cancellationToken);
                if (number % EditEvery == 0)
                    await Patience.WithAsync(() => author.Chat.EditAsync(conversationId, sent.Seq, Text(number) + " (edited)", cancellationToken: cancellationToken), cancellationToken);
                if (number % ReactEvery == 1)
                    await Patience.WithAsync(() => author.Chat.ReactAsync(conversationId, sent.Seq, "👍", cancellationToken), cancellationToken);
            }
        }
    }
}
