using System.Globalization;

namespace Platform.EndToEnd;

[Collection(DistributedCollection.Name)]
public sealed class KilledServerTests(Chromium chromium, DistributedProduct product) : BrowserTest(chromium, product)
{
    private const int PerRound = 20;
    private static readonly string Anna = Workspace.NameOf("anna");
    private static readonly string Boris = Workspace.NameOf("boris");

    // Tall enough to have the whole conversation on the screen.
    private static BrowserNewContextOptions TallWindow => new() { ViewportSize = new ViewportSize { Width = 1440, Height = 9000 } };

    [Fact]
    public async Task When_chat_is_killed_every_acknowledged_message_is_there_once_and_in_order()
    {
        var workspace = await Product.CreateWorkspaceAsync("anna", "boris");
        var anna = await SignInAsync(workspace, "anna", TallWindow);
        var boris = await SignInAsync(workspace, "boris", TallWindow);
        await anna.FindInContactsAsync(Boris);
        await boris.FindInContactsAsync(Anna);
        var replicas = product.ChatProcesses();
        Assert.Equal(2, replicas.Count);

        // One replica after the other, so that whoever is connected to whichever of them loses it while messages flow.
        for (var round = 0; round < replicas.Count; round++)
        {
            var restarts = product.Restarts;
            var writing = Task.WhenAll(WriteRoundAsync(anna, Boris, "a", round), WriteRoundAsync(boris, Anna, "b", round));
            await Expect(Acknowledged(anna)).Not.ToHaveCountAsync(round * PerRound);
            DistributedProduct.Kill(replicas[round]);
            await writing;
            await Expect(Acknowledged(anna)).ToHaveCountAsync((round + 1) * PerRound);
            await Expect(Acknowledged(boris)).ToHaveCountAsync((round + 1) * PerRound);
            await Eventually.IsTrueAsync(
                "AppHost has started the killed process again", () => product.Restarts > restarts && product.ChatProcesses().Count == replicas.Count);
        }

        var total = 2 * replicas.Count * PerRound;
        await Expect(anna.Messages).ToHaveCountAsync(total);
        await Expect(boris.Messages).ToHaveCountAsync(total);
        using var client = await workspace.ConnectAsync("anna");
        var history = (await client.Chat.GetHistoryAsync(anna.ConversationId, limit: 200)).Items;
        var texts = history.Select(message => message.Body).ToList();
        Assert.Equal(Enumerable.Range(1, total).Select(seq => (long)seq), history.Select(message => message.Seq));
        Assert.Equal(Written("a", replicas.Count), texts.Where(text => text.StartsWith('a')));
        Assert.Equal(Written("b", replicas.Count), texts.Where(text => text.StartsWith('b')));
        Assert.Equal(texts, await anna.ReadAsync());
        Assert.Equal(texts, await boris.ReadAsync());
    }

    // A message has its seq from the server's answer.
    private static ILocator Acknowledged(Desk desk) => desk.Page.Locator("[data-testid=message][data-own=true][data-seq]");

    private static async Task WriteRoundAsync(Desk desk, string peer, string author, int round)
    {
        for (var number = 0; number < PerRound; number++) await desk.WriteAsync(peer, Text(author, round, number));
    }

    private static IEnumerable<string> Written(string author, int rounds) =>
        from round in Enumerable.Range(0, rounds)
        from number in Enumerable.Range(0, PerRound)
        select Text(author, round, number);

    private static string Text(string author, int round, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{author} {round}.{number}");
}
