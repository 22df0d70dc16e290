// Where Jinja2 and transformers do otherwise than the library in jinja.js, whose exports are its argument. Gives back two functions:
// parse a template's source, and render what was parsed.
(function (jinja) {
  "use strict";

  var valueOf = function (value) { return new jinja.Environment().set("value", value); };
  var StringValue = valueOf("").constructor;
  var IntegerValue = valueOf(1).constructor;
  var FloatValue = valueOf(0.5).constructor;
  var BooleanValue = valueOf(true).constructor;
  var ArrayValue = valueOf([]).constructor;
  var ObjectValue = valueOf({}).constructor;
  var FunctionValue = valueOf(function () { return null; }).constructor;
  var NullValue = valueOf(null).constructor;
  var UndefinedValue = valueOf(undefined).constructor;

  // What str.strip() takes away. JavaScript's trim() takes U+FEFF too, and leaves U+001C to U+001F and U+0085.
  var BLANKS = "\t\n\u000b\f\r\u001c\u001d\u001e\u001f \u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008"
      + "\u2009\u200a\u2028\u2029\u202f\u205f\u3000";
  var LEFT = 1;
  var RIGHT = 2;
  var PAIR = /[\ud800-\udbff]/;

  function strip(text, args, sides) {
    var chars = BLANKS;
    if (args.length > 0 && args[0] instanceof StringValue) {
      chars = args[0].value;
    } else if (args.length > 0 && !(args[0] instanceof NullValue)) {
      throw new Error("strip must be given a text of characters");
    }
    // Characters of two units are cut from the text as a list.
    var own = PAIR.test(chars) ? Array.from(text) : text;
    var set = own === text ? chars : Array.from(chars);
    var from = 0;
    var to = own.length;
    while (sides & LEFT && from < to && set.indexOf(own[from]) >= 0) {
      from++;
    }
    while (sides & RIGHT && from < to && set.indexOf(own[to - 1]) >= 0) {
      to--;
    }
    var rest = own.slice(from, to);
    return new StringValue(own === text ? rest : rest.join(""));
  }

  function words(text) {
    return text.split(new RegExp("[" + BLANKS + "]+")).filter(function (word) { return word !== ""; });
  }

  var strings = Object.getOwnPropertyDescriptor(StringValue.prototype, "builtins").get;
  Object.defineProperty(StringValue.prototype, "builtins", {
    get: function () {
      var fresh = this._builtins === undefined;
      var methods = strings.call(this);
      if (fresh) {
        var text = this.value;
        var split = methods.get("split").value;
        methods.set("strip", new FunctionValue(function (args) { return strip(text, args, LEFT | RIGHT); }));
        methods.set("lstrip", new FunctionValue(function (args) { return strip(text, args, LEFT); }));
        methods.set("rstrip", new FunctionValue(function (args) { return strip(text, args, RIGHT); }));
        methods.set("capitalize", new FunctionValue(function () {
          return new StringValue(text.charAt(0).toUpperCase() + text.slice(1).toLowerCase());
        }));
        methods.set("length", new IntegerValue(PAIR.test(text) ? Array.from(text).length : text.length));
        methods.set("split", new FunctionValue(function (args) {
          return args.length > 0
              ? split(args)
              : new ArrayValue(words(text).map(function (word) { return new StringValue(word); }));
        }));
      }
      return methods;
    }
  });

  function isNumber(value) {
    return value instanceof IntegerValue || value instanceof FloatValue || value instanceof BooleanValue;
  }

  // Python's ==; JavaScript's takes "1" for 1, and equal lists for different ones.
  function equal(a, b) {
    if (isNumber(a) && isNumber(b)) {
      return Number(a.value) === Number(b.value);
    }
    if (a instanceof ArrayValue && b instanceof ArrayValue) {
      return a.value.length === b.value.length
          && a.value.every(function (each, i) { return equal(each, b.value[i]); });
    }
    if (a instanceof ObjectValue && b instanceof ObjectValue) {
      return a.value.size === b.value.size
          && Array.from(a.value.keys()).every(function (key) {
            return b.value.has(key) && equal(a.value.get(key), b.value.get(key));
          });
    }
    return a.type === b.type && a.value === b.value;
  }

  var evaluator = jinja.Interpreter.prototype;
  var binary = evaluator.evaluateBinaryExpression;
  evaluator.evaluateBinaryExpression = function (node, environment) {
    var operator = node.operator.value;
    if (operator !== "==" && operator !== "!=") {
      return binary.call(this, node, environment);
    }
    var same = equal(this.evaluate(node.left, environment), this.evaluate(node.right, environment));
    return new BooleanValue(same === (operator === "=="));
  };

  function letters(text) {
    return new ArrayValue(Array.from(text.value).map(function (letter) { return new StringValue(letter); }));
  }

  // A text is a list of its letters, and what is not there an empty list.
  function items(value) {
    return value instanceof StringValue ? letters(value) : value instanceof UndefinedValue ? new ArrayValue([]) : value;
  }

  var ITEMS = "\u0000items";
  var loop = evaluator.evaluateFor;
  var bodies = new Set();
  evaluator.evaluateFor = function (node, environment) {
    var selected = node.iterable.type === "SelectExpression";
    var scope = new jinja.Environment(environment);
    scope.setVariable(ITEMS, items(this.evaluate(selected ? node.iterable.lhs : node.iterable, scope)));
    var named = {type: "Identifier", value: ITEMS};
    var copy = Object.assign(Object.create(Object.getPrototypeOf(node)), node);
    copy.iterable = selected ? {type: "SelectExpression", lhs: named, test: node.iterable.test} : named;
    bodies.add(node.body);
    return loop.call(this, copy, scope);
  };

  function thrown(template) {
    try {
      new jinja.Template(template).render({});
    } catch (e) {
      return e.constructor;
    }
  }

  var Continue = thrown("{% continue %}");
  var Break = thrown("{% break %}");

  // What is set in a loop's body is gone when the next item comes; what was written before a continue stays.
  evaluator.evaluateBlock = function (statements, environment) {
    var isBody = bodies.has(statements);
    var scope = isBody ? new jinja.Environment(environment) : environment;
    var text = "";
    for (var i = 0; i < statements.length; i++) {
      try {
        var value = this.evaluate(statements[i], scope);
        if (!(value instanceof NullValue) && !(value instanceof UndefinedValue)) {
          text += value.toString();
        }
      } catch (e) {
        if (!(e instanceof Continue) && !(e instanceof Break)) {
          throw e;
        }
        e.text = text + (e.text || "");
        if (isBody && e instanceof Continue) {
          return new StringValue(e.text);
        }
        if (isBody && e.text !== "") {
          throw new Error("what stands before a break would be lost");
        }
        throw e;
      }
    }
    return new StringValue(text);
  };

  // By an attribute that an item lacks as well: {{ messages | selectattr("tool_calls", "undefined") }}.
  function select(operand, call, evaluator, environment) {
    var given = call.args.map(function (argument) { return evaluator.evaluate(argument, environment); });
    var test = given.length < 2 ? null : environment.tests.get(given[1].value);
    if (test === undefined) {
      throw new Error("Unknown test: " + given[1].value);
    }
    return new ArrayValue(items(operand).value.filter(function (item) {
      var value = item instanceof ObjectValue && item.value.get(given[0].value) || new UndefinedValue();
      var holds = test === null ? value.__bool__().value : test(value, given[2]);
      return holds === (call.callee.value === "selectattr");
    }));
  }

  BooleanValue.prototype.toString = function () { return this.value ? "True" : "False"; };

  var filter = evaluator.applyFilter;
  evaluator.applyFilter = function (operand, node, environment) {
    if (node.type === "CallExpression" && /^(select|reject)attr$/.test(node.callee.value)) {
      return select(operand, node, this, environment);
    }
    if (node.type === "Identifier" && node.value === "list" && operand instanceof StringValue) {
      return letters(operand);
    }
    if (node.type === "Identifier" && node.value === "string" && operand instanceof BooleanValue) {
      return new StringValue(operand.toString());
    }
    if (node.type === "Identifier" && node.value === "trim" && operand instanceof StringValue) {
      return strip(operand.value, [], LEFT | RIGHT);
    }
    return filter.call(this, operand, node, environment);
  };

  // What is not there has no attributes.
  var OBJECT = "\u0000object";
  var member = evaluator.evaluateMemberExpression;
  evaluator.evaluateMemberExpression = function (node, environment) {
    var object = this.evaluate(node.object, environment);
    if (object instanceof UndefinedValue) {
      var name = node.object.property || node.object;
      throw new Error((typeof name.value === "string" ? name.value : "an item") + " is undefined");
    }
    var scope = new jinja.Environment(environment);
    scope.setVariable(OBJECT, object);
    var copy = Object.assign(Object.create(Object.getPrototypeOf(node)), node);
    copy.object = {type: "Identifier", value: OBJECT};
    return member.call(this, copy, scope);
  };

  var call = evaluator.evaluateCallExpression;
  evaluator.evaluateCallExpression = function (node, environment) {
    if (node.callee.type === "Identifier" && environment.lookupVariable(node.callee.value) instanceof UndefinedValue) {
      throw new Error("there is no function " + node.callee.value);
    }
    return call.call(this, node, environment);
  };

  var MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December"];

  function strftime(date, format) {
    return format.replace(/%(.)/g, function (all, letter) {
      switch (letter) {
        case "Y": return date.slice(0, 4);
        case "m": return date.slice(5, 7);
        case "d": return date.slice(8, 10);
        case "B": return MONTHS[Number(date.slice(5, 7)) - 1];
        case "b": return MONTHS[Number(date.slice(5, 7)) - 1].slice(0, 3);
        case "H":
        case "M":
        case "S": return "00";
        case "%": return "%";
        default: throw new Error("strftime_now is asked for " + all);
      }
    });
  }

  // Of jinja2.sandbox, which transformers uses.
  var MAX_RANGE = 100000;

  function range(start, stop, step) {
    if (stop === undefined) {
      return range(0, start);
    }
    var by = step === undefined ? 1 : step;
    if (by === 0) {
      throw new Error("range's step must not be 0");
    }
    if (Math.ceil((stop - start) / by) > MAX_RANGE) {
      throw new Error("range is longer than " + MAX_RANGE);
    }
    var numbers = [];
    for (var i = start; by > 0 ? i < stop : i > stop; i += by) {
      numbers.push(i);
    }
    return numbers;
  }

  return {
    parse: function (source) {
      // A backslash at a line's end within a literal joins the lines.
      var joined = source.replace(/\r\n?/g, "\n").replace(/\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}/g, function (block) {
        return block.replace(/\\\n/g, "");
      });
      return new jinja.Template(joined).parsed;
    },

    render: function (parsed, json, date, said) {
      var environment = new jinja.Environment();
      [["true", true], ["false", false], ["none", null], ["True", true], ["False", false], ["None", null], ["range", range]]
          .forEach(function (pair) { environment.set(pair[0], pair[1]); });
      environment.set("raise_exception", function (message) { throw new Error(said + message); });
      if (date !== null) {
        environment.set("strftime_now", function (format) { return strftime(date, format); });
      }
      var given = JSON.parse(json);
      Object.keys(given).forEach(function (name) { environment.set(name, given[name]); });
      return new jinja.Interpreter(environment).run(parsed).value;
    }
  };
})
