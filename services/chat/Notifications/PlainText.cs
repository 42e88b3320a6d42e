using Markdig;

namespace Platform.Chat.Notifications;

/// <summary>What a message says where there is no Markdown: in a notification, in an e-mail.</summary>
internal static class PlainText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().Build();

    /// <summary>The words without their marks; where somebody nested marks so deeply that nobody could read them, with them.</summary>
    public static string Of(string markdown)
    {
        try
        {
            return Markdown.ToPlainText(markdown, Pipeline).Trim();
        }
        catch (ArgumentException)
        {
            // How Markdig refuses more than 128 levels.
            return markdown.Trim();
        }
    }
}
