namespace Platform.EndToEnd;

/// <summary>axe finds nothing against WCAG 2.2 AA on any page, in light and dark, wide and narrow.</summary>
[Collection(EmbeddedCollection.Name)]
public sealed class AccessibilityTests(Chromium chromium, EmbeddedProduct product) : BrowserTest(chromium, product)
{
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
        found.AddRange(await Axe.CheckAsync(desk, "sign-in"));

        await desk.SignInAsync(EmbeddedProduct.DemoTenant, "anna", EmbeddedProduct.DemoPassword);
        await Expect(desk.Row("Boris Orlov")).ToBeVisibleAsync();
        found.AddRange(await Axe.CheckAsync(desk, "chats"));

        await desk.FollowAsync("Contacts");
        await Expect(desk.Page.GetByTestId("contact-person").First).ToBeVisibleAsync();
        found.AddRange(await Axe.CheckAsync(desk, "contacts"));

        await desk.GoToAsync("/contacts/search?position=man");
        await Expect(desk.Page.GetByTestId("found-person").First).ToBeVisibleAsync();
        found.AddRange(await Axe.CheckAsync(desk, "advanced search"));

        await desk.Page.GetByTestId("found-person").First.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(desk.Page.GetByRole(AriaRole.Tabpanel).GetByText("E-mail")).ToBeVisibleAsync();
        found.AddRange(await Axe.CheckAsync(desk, "person"));
        await desk.Page.GetByRole(AriaRole.Tab, new() { Name = "Chat" }).ClickAsync();
        await Expect(desk.Messages.Last).ToBeVisibleAsync();
        found.AddRange(await Axe.CheckAsync(desk, "person's chat"));
        await desk.GoToAsync("/contacts");
        await Expect(desk.Page.GetByTestId("contact-person").First).ToBeVisibleAsync();

        await desk.FollowAsync("Settings");
        await Expect(desk.Page.GetByText("This device").First).ToBeVisibleAsync();
        found.AddRange(await Axe.CheckAsync(desk, "settings"));

        await desk.OpenFromListAsync("Boris Orlov");
        await Expect(desk.Messages.Last).ToBeInViewportAsync();
        // The list lies in the page before it is shown: rows are measured first.
        await Expect(desk.Messages.Last).ToBeVisibleAsync();
        found.AddRange(await Axe.CheckAsync(desk, "conversation"));

        Assert.Empty(found);
    }
}
