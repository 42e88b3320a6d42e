namespace Platform.EndToEnd.Browsing;

/// <content>How one is seen, and how one sees the other.</content>
public sealed partial class Desk
{
    /// <summary>What the head of the open conversation says about the other.</summary>
    public ILocator HeadPresence => page.GetByTestId("head-presence");

    /// <summary>Opens the menu behind one's own photo.</summary>
    public Task OpenAccountMenuAsync() => page.GetByRole(AriaRole.Banner).GetByRole(AriaRole.Button, new() { Name = "Account:" }).ClickAsync();

    /// <summary>Chooses how to be seen.</summary>
    public async Task ChooseModeAsync(string mode)
    {
        await OpenAccountMenuAsync();
        await page.GetByRole(AriaRole.Menuitemradio, new() { Name = mode, Exact = true }).ClickAsync();
    }
}
