using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace WorkflowStatus.Core.Tests.Fuzzing;

/// <summary>Makes hostile texts of sound ones, by chance alone: the same random numbers give the same text.</summary>
/// <param name="random">The chance.</param>
/// <param name="others">Sound documents to take parts from.</param>
internal sealed class Mutator(Random random, Doc[] others)
{
    /// <summary>None to five changes to the structure: none, so that the bytes alone are damaged too.</summary>
    public Doc Structure(Doc sound)
    {
        var doc = sound.Copy();
        for (var changes = random.Next(6); changes > 0; changes--)
        {
            Change(doc);
        }

        return doc;
    }

    /// <summary>The text of a document, now and then damaged byte by byte.</summary>
    public byte[] Bytes(Doc doc)
    {
        var bytes = Encoding.UTF8.GetBytes(doc.Write(random.Next(3) == 0 ? random : null));
        return random.Next(4) == 0 ? Damage(bytes) : bytes;
    }

    /// <summary>A text that is no JSON, such as a path, damaged character by character.</summary>
    public string Characters(string text)
    {
        var letters = new StringBuilder(text);
        for (var changes = 1 + random.Next(4); changes > 0; changes--)
        {
            var at = random.Next(letters.Length + 1);
            switch (random.Next(4))
            {
                case 0:
                    letters.Insert(at, HostileValues.Pick(random, Pieces));
                    break;
                case 1 when at < letters.Length:
                    letters.Remove(at, Math.Min(1 + random.Next(3), letters.Length - at));
                    break;
                case 2 when at < letters.Length:
                    letters[at] = (char)random.Next(random.Next(2) == 0 ? 128 : char.MaxValue + 1);
                    break;
                default:
                    letters.Append(letters.ToString(0, Math.Min(at, 40)));
                    break;
            }
        }

        return letters.ToString();
    }

    private static readonly string[] Pieces = [".", "..", "[", "]", "[*]", "[0]", "[-1]", "[-0]", "[01]", "['", "']", "[\"", "\"]", "\\", "\\u", "\\u0041", "\\ud800", "*", "$", "@", "?", "(", " ", "\0", "\u001b", "[2147483648]", "[99999999999]", "['\\'']", ".ä", "['ä']", "🚀", "[?@.a]", "[0:1]", "[0,1]"];

    private void Change(Doc doc)
    {
        var at = doc.Any(random);
        switch (random.Next(12))
        {
            case 0 when at.Members?.Count > 0:
                at.Members.RemoveAt(random.Next(at.Members.Count));
                break;
            case 1 when at.Members?.Count > 0:
                at.Members.Insert(random.Next(at.Members.Count + 1), at.Members[random.Next(at.Members.Count)]);
                break;
            case 2 when at.Members?.Count > 0:
                Rename(at.Members, random.Next(at.Members.Count));
                break;
            case 3 when at.Members is not null:
                at.Members.Insert(random.Next(at.Members.Count + 1), new(HostileValues.Pick(random, HostileValues.Names), Part()));
                break;
            case 4 when at.Items?.Count > 0:
                at.Items.RemoveAt(random.Next(at.Items.Count));
                break;
            case 5 when at.Items?.Count > 0:
                Repeat(at.Items);
                break;
            case 6 when at.Items is not null:
                at.Items.Insert(random.Next(at.Items.Count + 1), Part());
                break;
            case 7:
                Shuffle(at);
                break;
            case 8:
                Wrap(at);
                break;
            case 9:
                at.Become(doc.Any(random).Copy());
                break;
            case 10:
                at.Become(Part());
                break;
            default:
                at.Become(Doc.Scalar(HostileValues.Scalar(random)));
                break;
        }
    }

    /// <summary>A hostile scalar, or a part of another sound document.</summary>
    private Doc Part() => random.Next(2) == 0
        ? Doc.Scalar(HostileValues.Scalar(random))
        : HostileValues.Pick(random, others).Any(random).Copy();

    private void Rename(List<KeyValuePair<string, Doc>> members, int at)
    {
        var name = members[at].Key;
        var other = random.Next(4) switch
        {
            0 => name.ToUpperInvariant().Replace("\\U", "\\u", StringComparison.Ordinal),
            1 => name.Length > 2 ? name[..^2] + "\"" : name,
            2 => HostileValues.Pick(random, HostileValues.Names),
            _ => members[random.Next(members.Count)].Key,
        };
        members[at] = new(other, members[at].Value);
    }

    private void Repeat(List<Doc> items)
    {
        var item = items[random.Next(items.Count)];
        var count = random.Next(20) == 0 ? 300 : 1 + random.Next(4);
        items.AddRange(Enumerable.Range(0, count).Select(_ => item.Copy()));
    }

    private void Shuffle(Doc at)
    {
        if (at.Members is { } members)
        {
            at.Members = [.. members.OrderBy(_ => random.Next())];
        }
        else if (at.Items is { } items)
        {
            at.Items = [.. items.OrderBy(_ => random.Next())];
        }
    }

    private void Wrap(Doc at)
    {
        for (var levels = random.Next(10) == 0 ? 70 : 1 + random.Next(3); levels > 0; levels--)
        {
            var inner = new Doc { Raw = at.Raw, Members = at.Members, Items = at.Items };
            at.Become(random.Next(2) == 0 ? new Doc { Items = [inner] } : new Doc { Members = [new("\"data\"", inner)] });
        }
    }

    private byte[] Damage(byte[] bytes)
    {
        var damaged = new List<byte>(bytes);
        for (var changes = 1 + random.Next(3); changes > 0 && damaged.Count > 0; changes--)
        {
            var at = random.Next(damaged.Count);
            switch (random.Next(7))
            {
                case 0:
                    damaged.RemoveRange(at, damaged.Count - at);
                    break;
                case 6 when others.Length > 0:
                    // The beginning of one and the end of another.
                    var other = Encoding.UTF8.GetBytes(HostileValues.Pick(random, others).Write());
                    damaged.RemoveRange(at, damaged.Count - at);
                    damaged.AddRange(other.AsSpan(random.Next(other.Length)));
                    break;
                case 1:
                    damaged[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    damaged.Insert(at, (byte)random.Next(256));
                    break;
                case 3:
                    damaged.RemoveRange(at, Math.Min(1 + random.Next(10), damaged.Count - at));
                    break;
                case 4:
                    damaged.InsertRange(at, damaged.GetRange(0, Math.Min(random.Next(200), damaged.Count)));
                    break;
                default:
                    damaged.InsertRange(at, HostileValues.Pick(random, Splinters));
                    break;
            }
        }

        return [.. damaged];
    }

    private static readonly byte[][] Splinters = [[0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xC3], [0xED, 0xA0, 0x80], [0xC0, 0xAF], [0], [0x1B, (byte)'['], [.. "\\u"u8], [.. "\\ud800"u8], [.. "/*"u8], [.. "//"u8], [.. "\""u8], [.. "}}]]"u8], [.. "[[[["u8], [.. ",,"u8]];
}
