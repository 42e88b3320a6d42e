using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace Platform.EndToEnd;

/// <summary>axe finds nothing against WCAG 2.2 AA on any page, in light and dark, wide and narrow.</summary>
[Collection(EmbeddedCollection.Name)]
public sealed class AccessibilityTests(Chromium chromium, EmbeddedProduct product) : BrowserTest(chromium, product)
{
    private static readonly AxeRunOptions Wcag = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
    };

    // Fluent's focus guards: focusable and hidden on purpose, focus never rests on them.
    private static readonly AxeRunContext Pages = new() { Exclude = [new AxeSelector("[data-tabster-dummy]")] };

    [Theory]
    [InlineData(ColorScheme.Light, 1440, 900)]
    [InlineData(ColorScheme.Dark, 1440, 900)]
    [InlineData(ColorScheme.Light, 390, 844)]
    [InlineData(ColorScheme.Dark, 390, 844)]
    public async Task Every_page_is_accessible(ColorScheme scheme, int width, int height)
    {
        var desk = await OpenDeskAsync(new() { ColorScheme = scheme, ViewportSize = new ViewportSize { Width = width, Height = height } });
        var found = new List<string>();

        await desk.GoToAsync("/");
        await Expect(desk.Page.GetByLabel("Login")).ToBeVisibleAsync();
        await CheckAsync(desk, "sign-in", found);

        await desk.SignInAsync(EmbeddedProduct.DemoTenant, "anna", EmbeddedProduct.DemoPassword);
        await Expect(desk.Row("Boris Orlov")).ToBeVisibleAsync();
        await CheckAsync(desk, "chats", found);

        await desk.FollowAsync("Contacts");
        await Expect(desk.Page.GetByTestId("contact-person").First).ToBeVisibleAsync();
        await CheckAsync(desk, "contacts", found);

        await desk.GoToAsync("/contacts/search?position=man");
        await Expect(desk.Page.GetByTestId("found-person").First).ToBeVisibleAsync();
        await CheckAsync(desk, "advanced search", found);

        await desk.Page.GetByTestId("found-person").First.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(desk.Page.GetByRole(AriaRole.Tabpanel).GetByText("E-mail")).ToBeVisibleAsync();
        await CheckAsync(desk, "person", found);
        await desk.Page.GetByRole(AriaRole.Tab, new() { Name = "Chat" }).ClickAsync();
        await Expect(desk.Messages.Last).ToBeVisibleAsync();
        await CheckAsync(desk, "person's chat", found);
        await desk.GoToAsync("/contacts");
        await Expect(desk.Page.GetByTestId("contact-person").First).ToBeVisibleAsync();

        await desk.FollowAsync("Settings");
        await Expect(desk.Page.GetByText("This device").First).ToBeVisibleAsync();
        await CheckAsync(desk, "settings", found);

        await desk.OpenFromListAsync("Boris Orlov");
        await Expect(desk.Messages.Last).ToBeInViewportAsync();
        // The list lies in the page before it is shown: rows are measured first.
        await Expect(desk.Messages.Last).ToBeVisibleAsync();
        await CheckAsync(desk, "conversation", found);

        Assert.Empty(found);
    }

    private static async Task CheckAsync(Desk desk, string place, List<string> found)
    {
        var result = await desk.Page.RunAxe(Pages, Wcag);
        Assert.NotEmpty(result.Passes);
        found.AddRange(result.Violations.SelectMany(violation => violation.Nodes.Select(node => $"{place}: {violation.Id}: {node.Html}")));
    }
}
