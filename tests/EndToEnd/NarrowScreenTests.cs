namespace Platform.EndToEnd;

[Collection(EmbeddedCollection.Name)]
public sealed class NarrowScreenTests(Chromium chromium, EmbeddedProduct product) : BrowserTest(chromium, product)
{
    private const int Width = 390;
    private const int Height = 844;

    [Fact]
    public async Task On_a_phone_one_goes_from_the_list_to_a_conversation_and_back()
    {
        var anna = await OpenDeskAsync(new() { ViewportSize = new ViewportSize { Width = Width, Height = Height }, HasTouch = true });
        await anna.SignInAsync(EmbeddedProduct.DemoTenant, "anna", EmbeddedProduct.DemoPassword);
        var list = anna.Page.GetByRole(AriaRole.List, new() { Name = "Conversations" });
        await Expect(list).ToBeVisibleAsync();

        var rail = await anna.Page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).BoundingBoxAsync();
        Assert.NotNull(rail);
        Assert.Equal(Height, rail.Y + rail.Height, tolerance: 1f);
        Assert.Equal(Width, rail.Width, tolerance: 1f);
        Assert.False(await anna.ScrollsSidewaysAsync());

        await anna.Row("Boris Orlov").TapAsync();
        await Expect(anna.Composer("Boris Orlov")).ToBeInViewportAsync();
        await Expect(anna.Messages.Last).ToBeInViewportAsync();
        await Expect(list).ToBeHiddenAsync();
        Assert.False(await anna.ScrollsSidewaysAsync());

        await anna.Page.GetByRole(AriaRole.Button, new() { Name = "Back" }).TapAsync();
        await Expect(list).ToBeVisibleAsync();
        await Expect(anna.Messages).ToHaveCountAsync(0);

        await anna.FollowAsync("Contacts");
        await Expect(anna.Page.GetByRole(AriaRole.Tree, new() { Name = "Organization" })).ToBeVisibleAsync();
        Assert.False(await anna.ScrollsSidewaysAsync());
        await anna.FollowAsync("Settings");
        await Expect(anna.Page.GetByRole(AriaRole.Heading, new() { Name = "Settings" })).ToBeVisibleAsync();
        Assert.False(await anna.ScrollsSidewaysAsync());
    }
}
