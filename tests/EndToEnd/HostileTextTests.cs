using System.Collections.Concurrent;

namespace Platform.EndToEnd;

[Collection(EmbeddedCollection.Name)]
public sealed class HostileTextTests(Chromium chromium, EmbeddedProduct product) : BrowserTest(chromium, product)
{
    private const int LongestBody = 16_384;
    private static readonly string Anna = Workspace.NameOf("anna");
    private static readonly string Boris = Workspace.NameOf("boris");

    private static readonly string[] Texts =
    [
        "<img src=x onerror=alert(1)><script>alert(2)</script>",
        "javascript:alert(3) and [click](javascript:alert(4))",
        "invoice\u202Egpj.exe \u2066isolated\u2069 \u200Fright",
        "{{constructor.constructor('alert(5)')()}} &lt;b&gt; %3Cb%3E",
    ];

    private static readonly string Longest = new('W', LongestBody);

    [Fact]
    public async Task Hostile_text_is_shown_as_text_to_both()
    {
        var workspace = await Product.CreateWorkspaceAsync("anna", "boris");
        var anna = await SignInAsync(workspace, "anna");
        var boris = await SignInAsync(workspace, "boris");
        var accidents = new ConcurrentQueue<string>();
        Watch(anna, accidents);
        Watch(boris, accidents);

        await anna.FindInContactsAsync(Boris);
        foreach (var text in Texts) await anna.WriteAsync(Boris, text);
        await boris.OpenFromListAsync(Anna);

        foreach (var desk in (Desk[])[anna, boris])
        {
            await desk.ExpectTextsAsync(Texts);
            Assert.Equal(Texts, await desk.ReadAsync());
            await Expect(desk.Messages.Locator("a, img:not([src^='blob:']), script")).ToHaveCountAsync(0);
            // What turns the direction in a message turns nothing outside of it.
            await Expect(desk.Message("invoice").Locator("div[dir=auto]")).ToHaveCSSAsync("unicode-bidi", "isolate");
        }

        // On its own, because it is higher than any window: what lies far above it need not be rendered.
        await anna.WriteAsync(Boris, Longest);
        foreach (var desk in (Desk[])[anna, boris])
        {
            await Expect(desk.Message(Longest)).ToBeInViewportAsync();
            Assert.Equal(Longest, (await desk.ReadAsync())[^1]);
            Assert.False(await desk.ScrollsSidewaysAsync());
        }

        Assert.Empty(accidents);
    }

    private static void Watch(Desk desk, ConcurrentQueue<string> accidents)
    {
        desk.Page.Dialog += (_, dialog) =>
        {
            accidents.Enqueue("dialog: " + dialog.Message);
            _ = dialog.DismissAsync();
        };
        desk.Page.PageError += (_, error) => accidents.Enqueue("error: " + error);
        desk.Page.Console += (_, message) =>
        {
            if (message.Text.Contains("Content Security Policy", StringComparison.Ordinal)) accidents.Enqueue(message.Text);
        };
    }
}
