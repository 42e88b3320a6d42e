using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace Platform.EndToEnd.Browsing;

/// <summary>What axe has against a page by WCAG 2.2 AA.</summary>
internal static class Axe
{
    private static readonly AxeRunOptions Wcag = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
    };

    // Fluent's focus guards: focusable and hidden on purpose, focus never rests on them.
    private static readonly AxeRunContext Pages = new() { Exclude = [new AxeSelector("[data-tabster-dummy]")] };

    /// <summary>The violations, each with the place and the element.</summary>
    public static async Task<IReadOnlyList<string>> CheckAsync(Desk desk, string place)
    {
        var result = await desk.Page.RunAxe(Pages, Wcag);
        Assert.NotEmpty(result.Passes);
        return [.. result.Violations.SelectMany(violation => violation.Nodes.Select(node => $"{place}: {violation.Id}: {node.Html}"))];
    }
}
