using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Platform.EndToEnd;

/// <summary>What Markdown becomes on the screen, and what it never becomes.</summary>
[Collection(EmbeddedCollection.Name)]
public sealed class MarkdownTests(Chromium chromium, EmbeddedProduct product) : BrowserTest(chromium, product)
{
    private static readonly string Anna = Workspace.NameOf("anna");
    private static readonly string Boris = Workspace.NameOf("boris");

    [Fact]
    public async Task Markdown_is_shown_formatted_and_previews_are_words()
    {
        var workspace = await Product.CreateWorkspaceAsync("anna", "boris");
        var anna = await SignInAsync(workspace, "anna");
        var boris = await SignInAsync(workspace, "boris");
        await anna.FindInContactsAsync(Boris);

        await anna.WriteAsync(Boris, "**bold** *leaning* ~~gone~~ `code`");
        await Expect(boris.Row(Anna)).ToContainTextAsync("bold leaning gone code");
        await boris.OpenFromListAsync(Anna);
        var marks = boris.Message("bold leaning");
        await Expect(marks.Locator("strong")).ToHaveTextAsync("bold");
        await Expect(marks.Locator("em")).ToHaveTextAsync("leaning");
        await Expect(marks.Locator("del")).ToHaveTextAsync("gone");
        await Expect(marks.Locator("code")).ToHaveTextAsync("code");

        await anna.WriteAsync(Boris, "> asked\nanswered\n\n- milk\n- bread\n\n```js\nconst answer = 42;\n```");
        var blocks = boris.Message("answered");
        await Expect(blocks.Locator("blockquote")).ToHaveTextAsync("asked");
        await Expect(blocks.Locator("li")).ToHaveTextAsync(["milk", "bread"]);
        await Expect(blocks.Locator("pre .hljs-keyword")).ToHaveTextAsync("const");
        await Expect(blocks.Locator("div[dir=auto]")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_link_shows_where_it_leads_when_its_words_name_another_place()
    {
        var workspace = await Product.CreateWorkspaceAsync("anna", "boris");
        var anna = await SignInAsync(workspace, "anna");
        await anna.FindInContactsAsync(Boris);

        await anna.WriteAsync(Boris, "honest [our site](https://site.example/x)");
        var honest = anna.Message("honest").GetByRole(AriaRole.Link, new() { Name = "our site" });
        await Expect(honest).ToHaveAttributeAsync("href", "https://site.example/x");
        await Expect(honest).ToHaveAttributeAsync("rel", new Regex("noopener noreferrer", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Expect(anna.Message("honest").GetByTestId("link-host")).ToHaveCountAsync(0);

        foreach (var (text, host) in ((string, string)[])
            [
                ("one [https://bank.example](https://evil.example/login)", "(evil.example)"),
                ("two [ba\u202Enk](https://evil.example/login)", "(evil.example)"),
                ("three https://аpple.com/", "(xn--pple-43d.com)"),
            ])
        {
            await anna.WriteAsync(Boris, text);
            await Expect(anna.Message(text.Split(' ')[0]).Last.GetByTestId("link-host")).ToHaveTextAsync(host);
        }
    }

    [Fact]
    public async Task Hostile_markdown_runs_nothing_covers_nothing_and_freezes_nothing()
    {
        var workspace = await Product.CreateWorkspaceAsync("anna", "boris");
        var anna = await SignInAsync(workspace, "anna");
        var accidents = new ConcurrentQueue<string>();
        anna.Page.PageError += (_, error) => accidents.Enqueue(error);
        anna.Page.Dialog += (_, dialog) =>
        {
            accidents.Enqueue(dialog.Message);
            _ = dialog.DismissAsync();
        };
        anna.Page.Console += (_, message) =>
        {
            if (message.Text.Contains("Content Security Policy", StringComparison.Ordinal)) accidents.Enqueue(message.Text);
        };
        await anna.FindInContactsAsync(Boris);

        string[] corpus =
        [
            "[a](javascript:alert(1)) [b](JAVASCRIPT:alert(1)) [c](java\tscript:alert(1)) [d](&#106;avascript:alert(1))",
            "[a](data:text/html;base64,PHNjcmlwdD4=) [b](vbscript:x) [c](file:///etc/passwd) [d](blob:x)",
            "![x](https://evil.example/pixel.png) <img src=x onerror=alert(2)> **<svg onload=alert(3)>**",
            "[c](https://bank.example@evil.example/) [d](https://user:pass@evil.example/) [e](//evil.example)",
            "```\"><script>alert(4)</script>\n<b>\n```",
            "[a]: javascript:alert(5)\n\n[a][a] <javascript:alert(6)>",
            "**a" + new string('\u0301', 7_000) + "**",
            string.Concat(Enumerable.Repeat("> ", 4_000)) + "deep",
            string.Concat(Enumerable.Repeat("*a ", 2_000)) + string.Concat(Enumerable.Repeat("b* ", 2_000)),
            new string('[', 16_000),
            "**" + new string('W', 16_000) + "**",
        ];
        foreach (var text in corpus)
        {
            await anna.WriteAsync(Boris, text);
            // Each is higher than what follows: the newest is on the screen.
            await Expect(anna.Own.Last).ToHaveAttributeAsync("data-state", "sent");
            await Expect(anna.Messages.Locator("script, svg[onload], img:not([src^='blob:'])")).ToHaveCountAsync(0);
            await Expect(anna.Messages.Locator("a:not([href^='https://evil.example/pixel.png'])")).ToHaveCountAsync(0);
        }

        await anna.WriteAsync(Boris, "still here");
        await Expect(anna.Message("still here")).ToBeInViewportAsync();
        Assert.False(await anna.ScrollsSidewaysAsync());
        Assert.Empty(accidents);
    }
}
