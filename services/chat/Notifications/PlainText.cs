using Markdig;

namespace Platform.Chat.Notifications;

/// <summary>What a message says where there is no Markdown: in a notification, in an e-mail.</summary>
internal static class PlainText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().Build();

    /// <summary>The words without their marks.</summary>
    public static string Of(string markdown) => Markdown.ToPlainText(markdown, Pipeline).Trim();
}
